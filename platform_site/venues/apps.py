from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from platform_site.jobs.domain.due import each_minute


class VenuesConfig(AppConfig):
    name = "platform_site.venues"
    label = "venues"
    verbose_name = _("场馆")

    def ready(self):
        from . import receivers  # noqa: PLC0415  app readiness: models must be loaded
        from .pictures import leave_with_closed_windows  # noqa: PLC0415  the same

        each_minute(leave_with_closed_windows)

        *_rest, last = (config for config in apps.get_app_configs() if config.models_module)
        post_migrate.connect(receivers.ensure_staff, sender=last, dispatch_uid="venues.ensure_staff")
