from django.utils.translation import gettext_lazy as _

from platform_site.exchange.profiles import mapped, profile

from .models import Exhibit

profile("science.table", model=Exhibit, label=_("展品表格"))(mapped)
