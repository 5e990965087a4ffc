"""The edition that a CNMARC record describes, with its copies: 010, 205, 210, 225, 905."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from platform_site.exchange.errors import Problem
from platform_site.exchange.readers.marc_record import MarcField

from ..enums import EditionKind, LoanKind, WorkKind
from .codes import binding_in, status_in
from .copies import with_status
from .fields import Fields, cleaned, joined, unique
from .issues import state_in
from .numbers import numbers_of

HOLDINGS = {
    "tag": "905",
    "location": "ac",
    "barcode": "b",
    "class": "d",
    "book": "e",
    "volume": "v",
    "call": "s",
    "status": "z",
}
"""What stands where in the local holdings field. Systems differ: a mapping's `holdings_field` replaces any of it."""
RESPONSIBILITY, NUMBER, SERIES = 1000, 255, 500
NO_CALL_NUMBER = _("馆藏字段没有索书号和条码，未取用")


def editions(fields: Fields, found: dict, warnings: list[Problem], holdings: dict) -> list[dict[str, Any]]:
    series, number = series_of(fields)
    edition = {
        "statement": "，".join(fields.texts("205", "ab"))[:NUMBER],
        "edition_kind": edition_kind(fields),
        "responsibility": responsibility(fields.plain("200")[0]),
        **imprint(fields),
        "date": found["date_text"],
        **standard_numbers(fields, warnings),
        "book_number": next(iter(fields.texts("091")), "")[:64],
        "extent": found["extent"],
        "series": series,
        "series_number": number,
        "items": items(fields, found, warnings, HOLDINGS | holdings),
    }
    if found["work_kind"] == WorkKind.ANCIENT:
        edition |= {
            "layout_note": "；".join(fields.texts("307"))[:SERIES],
            "seals": "\n".join(fields.texts("316") + fields.texts("317")),
        }
    return [edition]


def responsibility(field: MarcField) -> str:
    """`曹雪芹著 ; 启功注释` from 200 $f $g."""
    return " ; ".join(map(cleaned, field.all("fg")))[:RESPONSIBILITY]


def edition_kind(fields: Fields) -> str:
    """The kind that the edition statement, the date of publication or its note names: 清光绪十年刻本."""
    texts = [*fields.texts("205", "ab"), *fields.texts("210", "dh"), *fields.texts("305")]
    return next((kind for text in texts for kind in EditionKind.values if kind in text), "")


def imprint(fields: Fields) -> dict[str, str]:
    found = fields.plain("210")
    if not found:
        return {"place": "", "publisher": ""}
    place = next(map(cleaned, found[0].all("a")), "")
    return {"place": place[:NUMBER], "publisher": " ; ".join(map(cleaned, found[0].all("c")))[:SERIES]}


def standard_numbers(fields: Fields, warnings: list[Problem]) -> dict[str, str]:
    books = [text for field in fields.plain("010") for text in field.all("a")]
    serials = [text for field in fields.plain("011") for text in field.all("a")]
    wrong = [cleaned(text) for field in fields.plain("010") for text in field.all("z")]
    isbns, issns = numbers_of(books, serials, wrong, warnings, ("010", "011"))
    bindings = [text for field in fields.plain("010") for text in field.all("b")] + fields.texts("310")
    prices = [cleaned(text) for tag in ("010", "091") for field in fields.plain(tag) for text in field.all("d")]
    return {
        "isbn": isbns,
        "issn": issns,
        "invalid_isbn": "；".join(unique(wrong))[:NUMBER],
        "binding": next(filter(None, map(binding_in, bindings)), ""),
        "price": "；".join(unique(prices))[:100],
    }


def series_of(fields: Fields) -> tuple[str, str]:
    """225, else what 410 links: the number apart where there is one series, else beside its title."""
    found = [(joined(field, "ahi"), joined(field, "v")) for field in fields.plain("225")]
    found = found or [(joined(field, "at"), joined(field, "v")) for field in fields.plain("410")]
    found = list(dict.fromkeys(pair for pair in found if pair[0]))
    if len(found) == 1:
        return found[0][0][:SERIES], found[0][1][:100]
    return "；".join(f"{title} ; {number}" if number else title for title, number in found)[:SERIES], ""


def items(fields: Fields, found: dict, warnings: list[Problem], layout: dict) -> list[dict[str, str]]:
    """A copy for each barcode of each local holdings field; what another library holds is not lent here."""
    holder = "".join(map(str, found.get("holder") or ()))
    kind = LoanKind.READING_ROOM if holder else LoanKind.LENDABLE
    copies = []
    for field in fields.plain(layout["tag"]):
        if state_in(field, "z"):
            continue
        status = status_in(joined(field, layout["status"]))
        common = with_status(place_of(field, layout, holder) | {"loan_kind": kind}, status)
        barcodes = [text.strip()[:64] for text in field.all(layout["barcode"])]
        if not barcodes and not common["call_number"]:
            text = " ".join(f"${code}{value}" for code, value in field.subfields)
            warnings.append(Problem(field.tag, text[:200], str(NO_CALL_NUMBER)))
            continue
        copies += [common | {"barcode": barcode} for barcode in barcodes or [""]]
    return copies


def place_of(field: MarcField, layout: dict, holder: str) -> dict[str, str]:
    """Where the copies stand: `J527/1` from class and book number, or the call number written out."""
    class_number, book = joined(field, layout["class"]), joined(field, layout["book"])
    call = "/".join(filter(None, [class_number, book])) or joined(field, layout["call"])
    return {
        "call_number": call[:NUMBER],
        "class_number": class_number[:64],
        "location": " ".join(unique([holder, *map(cleaned, field.all(layout["location"]))]))[:NUMBER],
        "volume": joined(field, layout["volume"])[:100],
    }
