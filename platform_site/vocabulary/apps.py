from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class VocabularyConfig(AppConfig):
    name = "platform_site.vocabulary"
    label = "vocabulary"
    verbose_name = _("规范档")

    def ready(self):
        from . import opening, receivers  # noqa: PLC0415  app readiness: models must be loaded

        post_migrate.connect(receivers.ensure_authorities, sender=self, dispatch_uid="vocabulary.ensure_authorities")
        for signal in (post_save, post_delete):
            signal.connect(opening.forget_hours, sender=self.get_model("Institution"))
        post_save.connect(receivers.institution_renamed, sender=self.get_model("Institution"))
        agent, name = self.get_model("Agent"), self.get_model("AgentName")
        post_save.connect(receivers.names_changed, sender=agent)
        post_save.connect(receivers.names_changed, sender=name)
        post_delete.connect(receivers.names_changed, sender=name)
