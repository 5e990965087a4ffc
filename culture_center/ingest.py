"""Import profiles of this venue; how a source's columns become fields is said by the files in `mappings/`."""

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.profiles import mapped, profile

from .models import HeritageElement

profile("culture.table", model=HeritageElement, label=_("非遗项目表格"))(mapped)
