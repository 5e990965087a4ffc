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
        from platform_site.jobs.domain.taking_over import resumes  # noqa: PLC0415  readiness: it needs the models

        from . import receivers  # noqa: F401, PLC0415  the same
        from .bulk import applying  # noqa: PLC0415  the same
        from .tasks import take_over_bulk_edit  # noqa: PLC0415  the same

        resumes(applying.KIND, take_over_bulk_edit.enqueue)
        resumes(applying.UNDO_KIND, take_over_bulk_edit.enqueue)
