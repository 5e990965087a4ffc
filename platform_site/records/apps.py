from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "platform_site.records"
    label = "records"
    verbose_name = _("藏品记录")

    @property
    def record_base(self):
        """The abstract model that every record model descends from."""
        return self.models_module.CollectionRecord

    def ready(self):
        from . import receivers  # noqa: F401, PLC0415  readiness: it needs the models
