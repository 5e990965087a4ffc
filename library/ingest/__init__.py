"""Import profiles of the library: MARC 21 records, and tables whose mappings lie in `mappings/`."""

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.profiles import mapped, profile

from ..models import Work
from .marc21 import convert, facts, identify

profile("library.table", model=Work, label=_("图书表格"))(mapped)
profile(
    "library.marc21", model=Work, label=_("MARC 21 书目"), reads="marc21", identify=identify, facts=facts, version=1
)(convert)
