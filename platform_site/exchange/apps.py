from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "platform_site.exchange"
    label = "exchange"
    verbose_name = _("数据交换")

    def ready(self):
        autodiscover_modules("ingest")
        from .export import linked, tables  # noqa: F401, PLC0415  readiness: what every record model can be had as

        autodiscover_modules("export")
        from platform_site.jobs.domain.taking_over import resumes  # noqa: PLC0415  models are there when ready

        from .domain import importing, undoing  # noqa: PLC0415  the same
        from .export.making import KIND as EXPORT  # noqa: PLC0415  the same
        from .export.tasks import make_export  # noqa: PLC0415  the same
        from .pictures.applying import KIND as PICTURES  # noqa: PLC0415  the same
        from .pictures.tasks import set_pictures  # noqa: PLC0415  the same
        from .tasks import carry_on_import, carry_on_undoing  # noqa: PLC0415  the same

        resumes(importing.KIND, carry_on_import.enqueue)
        resumes(undoing.KIND, carry_on_undoing.enqueue)
        resumes(PICTURES, set_pictures.enqueue)
        resumes(EXPORT, make_export.enqueue)
