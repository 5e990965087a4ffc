from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class VenuesConfig(AppConfig):
    name = "platform_site.venues"
    label = "venues"
    verbose_name = _("场馆")

    def ready(self):
        from . import receivers  # noqa: PLC0415  app readiness: models must be loaded

        post_migrate.connect(receivers.ensure_staff, dispatch_uid="venues.ensure_staff")
