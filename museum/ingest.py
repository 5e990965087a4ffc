"""Import profiles of this venue; how a source's columns become fields is said by the files in `mappings/`."""

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.profiles import mapped, profile

from .models import Object

profile("museum.table", model=Object, label=_("文物表格"))(mapped)
