"""Import profiles of the library: MARC records of both families, and tables whose mappings lie in `mappings/`."""

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.profiles import profile

from ..models import Work
from . import cnmarc, dublin_core, marc21, tables, texts
from .identity import identify

profile("library.table", model=Work, label=_("图书表格"), version=2)(tables.convert)
profile(
    "library.marc21",
    model=Work,
    label=_("MARC 21 书目"),
    reads="marc21",
    identify=identify,
    facts=marc21.facts,
    version=3,
)(marc21.convert)
profile(
    "library.marcxml",
    model=Work,
    label=_("MARCXML 书目"),
    reads="marcxml",
    identify=identify,
    facts=cnmarc.facts,
    version=2,
)(cnmarc.convert)
profile(
    "library.cnmarc",
    model=Work,
    label=_("CNMARC 书目"),
    reads="cnmarc",
    identify=identify,
    facts=cnmarc.facts,
    version=2,
)(cnmarc.convert)
profile(
    "library.texts",
    model=Work,
    label=_("诗文与经籍（JSON 文件或其压缩包）"),
    reads="texts",
    identify=texts.identify,
    facts=texts.facts,
)(texts.convert)
profile(
    "library.dublin_core",
    model=Work,
    label=_("Dublin Core（OAI-PMH 收割结果）"),
    reads="dublin-core",
    identify=dublin_core.identify,
    facts=dublin_core.facts,
)(dublin_core.convert)
