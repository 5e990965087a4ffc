from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class VocabularyConfig(AppConfig):
    name = "platform_site.vocabulary"
    label = "vocabulary"
    verbose_name = _("规范档")

    def ready(self):
        from . import receivers  # noqa: PLC0415  app readiness: models must be loaded

        post_migrate.connect(receivers.ensure_authorities, sender=self, dispatch_uid="vocabulary.ensure_authorities")
