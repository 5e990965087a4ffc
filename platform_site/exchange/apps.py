from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "platform_site.exchange"
    label = "exchange"
    verbose_name = _("数据交换")

    def ready(self):
        autodiscover_modules("ingest")
