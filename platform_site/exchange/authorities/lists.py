"""Classes of controlled lists, and the districts of the DILA place authority."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lxml import etree

from platform_site.vocabulary.models import Concept, ConceptName, Place

from ..errors import FileRefused
from ..readers import Source
from .drafts import AuthorityDraft, Row, authority_profile
from .people import required
from .script import simplified

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@authority_profile("authority.clc", model=Concept, label=gettext_lazy("中国图书馆分类法"))
def clc(row: Row, _context) -> AuthorityDraft:
    """A class: notation, Chinese and English name."""
    notation = required(row, "code").upper()
    values = {
        "scheme": "clc",
        "notation": notation,
        "label": required(row, "name_zh"),
        "label_en": str(row.get("name_en") or "").strip(),
    }
    draft = AuthorityDraft(notation, f"clc-{notation.lower()}", values)
    draft.identify("clc", notation)
    return draft


@authority_profile("authority.ich", model=Concept, label=gettext_lazy("国家级非遗十大门类"))
def heritage_class(row: Row, _context) -> AuthorityDraft:
    """A class of intangible heritage, with the name that it had in 2006."""
    notation = unicodedata.normalize("NFKC", required(row, "numeral"))
    values = {
        "scheme": "ich-class",
        "notation": notation,
        "label": required(row, "name_zh"),
        "label_en": str(row.get("name_en") or "").strip(),
    }
    draft = AuthorityDraft(notation, f"ich-class-{notation.lower()}", values)
    draft.name(row.get("name_zh_2006"), ConceptName.Kind.FORMER)
    return draft


def district_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The places of the TEI file, one at a time; entities are not resolved, nothing is fetched."""
    source = Source(path)
    with source.open() as stream:
        events = etree.iterparse(stream, tag=f"{TEI}place", resolve_entities=False, no_network=True, huge_tree=False)
        number = 0
        try:
            for _event, place in events:
                if place.get(ID) is None:
                    continue
                number += 1
                above = place.find(f"{TEI}location/*")
                yield (
                    number,
                    {
                        "id": place.get(ID),
                        "type": place.get("type") or "",
                        "name": place.findtext(f"{TEI}placeName") or "",
                        "parent": above.get("key") if above is not None else "",
                    },
                )
                place.clear()
        except etree.XMLSyntaxError as error:
            raise FileRefused(
                _("“%(name)s”不是完整的 XML：%(reason)s。") % {"name": source.name, "reason": error.msg}
            ) from error


@authority_profile(
    "authority.dila_districts", model=Place, label=gettext_lazy("DILA 地名规范：行政区"), rows=district_rows
)
def district(row: Row, _context) -> AuthorityDraft:
    """A district; the name as written stays as another name where it is not in simplified characters."""
    identifier, written = required(row, "id"), required(row, "name")
    values = {"label": simplified(written), "feature": "国家" if row["type"] == "country" else ""}
    parent = f"dila-{row['parent']}" if row["parent"] else ""
    draft = AuthorityDraft(identifier, f"dila-{identifier}", values, parent=parent)
    draft.name(written, "繁体")
    draft.identify("dila", identifier)
    return draft
