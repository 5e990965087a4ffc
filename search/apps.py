"""The search room's app: finds each app's `resources` module, listens for changes, registers its checks."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("检索")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import checks, receivers  # noqa: F401, PLC0415  app readiness: both need the models
        from .tending import rules  # noqa: PLC0415  the same

        autodiscover_modules("resources")
        receivers.connect()
        rules.connect()
