"""Ways out of the library: MARC 21 and CNMARC, each read back by the import profile of its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.export.marc import write_iso2709, write_marcxml
from platform_site.exchange.export.registry import export_format

from ..models import Work
from . import cnmarc, marc21

MARC = "application/marc"


@export_format(
    "marc21", label=_("MARC 21（ISO 2709）"), extension="mrc", media_type=MARC, model=Work, profile="library.marc21"
)
def write_marc21(works: Iterable[Work], _model) -> Iterator[bytes]:
    return write_iso2709(chain.from_iterable(map(marc21.records_of, works)))


@export_format(
    "marcxml",
    label="MARCXML",
    extension="xml",
    media_type="application/marcxml+xml",
    model=Work,
    profile="library.marcxml",
)
def write_xml(works: Iterable[Work], _model) -> Iterator[bytes]:
    return write_marcxml(chain.from_iterable(map(marc21.records_of, works)))


@export_format(
    "cnmarc",
    label=_("CNMARC（ISO 2709，UTF-8）"),
    extension="iso",
    media_type=MARC,
    model=Work,
    profile="library.cnmarc",
)
def write_cnmarc(works: Iterable[Work], _model) -> Iterator[bytes]:
    return write_iso2709(chain.from_iterable(map(cnmarc.records_of, works)))


@export_format(
    "cnmarc-gb18030",
    label=_("CNMARC（ISO 2709，GB 18030）"),
    extension="iso",
    media_type=MARC,
    model=Work,
    profile="library.cnmarc",
)
def write_cnmarc_gb(works: Iterable[Work], _model) -> Iterator[bytes]:
    return write_iso2709(chain.from_iterable(map(cnmarc.records_of, works)), "gb18030")
