from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "platform_site.media"
    label = "media"
    verbose_name = _("媒体")

    def ready(self):
        from . import receivers  # noqa: F401, PLC0415  readiness: it needs the models
