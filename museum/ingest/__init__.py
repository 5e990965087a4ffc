"""Import profiles of this venue: LIDO, and tables whose columns the files in `mappings/` name."""

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.profiles import mapped, profile

from ..models import Object
from . import lido

profile("museum.table", model=Object, label=_("文物表格"))(mapped)
profile(
    "museum.lido",
    model=Object,
    label=_("LIDO 文物记录"),
    reads="lido",
    identify=lido.identify,
    facts=lido.facts,
    version=2,
)(lido.convert)
