"""The edition that a MARC 21 record describes, with its copies: imprint, numbers, series, holdings."""

from __future__ import annotations

from typing import Any

from platform_site.exchange.errors import Problem
from platform_site.exchange.readers.marc_record import MarcField

from ..enums import LoanKind
from .codes import binding_in, status_in
from .fields import Fields, joined, trimmed, unique
from .numbers import numbers_of

SERIES = ("440", "490", "830")
SERIES_LENGTH, NUMBER_LENGTH = 500, 255
RESPONSIBILITY = 1000


def editions(fields: Fields, found: dict, warnings: list[Problem]) -> list[dict[str, Any]]:
    """The one edition that a MARC record describes, with the copies that its holdings or its call number place."""
    series, number, surplus = series_of(fields)
    if surplus:
        found["body"] = "\n".join(filter(None, [found["body"], *surplus]))
    statement = fields.preferred("245")[0]
    edition = {
        "statement": fields.first("250", "ab"),
        "responsibility": joined(statement, "c")[:RESPONSIBILITY],
        **imprint(fields),
        "date": found["date_text"],
        **standard_numbers(fields, warnings),
        "extent": found["extent"],
        "series": series,
        "series_number": number,
        "items": items(fields, found),
    }
    return [edition]


def imprint(fields: Fields) -> dict[str, str]:
    """Place and publisher of 260, else of the publication in 264 (second indicator 1)."""
    publications = [twin or field for field, twin in fields.pairs("264") if field.indicators[1] == "1"]
    found = [*fields.preferred("260"), *publications]
    if not found:
        return {"place": "", "publisher": ""}
    places = found[0].all("a")
    return {"place": trimmed(places[0]) if places else "", "publisher": joined(found[0], "b")}


def standard_numbers(fields: Fields, warnings: list[Problem]) -> dict[str, str]:
    """ISBN and ISSN with good check digits; the others as they stand, with a warning."""
    written = [(field, text) for field in fields.plain("020") for text in field.all("a")]
    wrong = [trimmed(text) for field in fields.plain("020") for text in field.all("z")]
    serials = [text for field in fields.plain("022") for text in field.all("a")]
    isbns, issns = numbers_of([text for _field, text in written], serials, wrong, warnings, ("020", "022"))
    qualifiers = [" ".join([*field.all("q"), text]) for field, text in written]
    return {
        "isbn": isbns,
        "issn": issns,
        "invalid_isbn": "；".join(unique(wrong))[:NUMBER_LENGTH],
        "binding": next(filter(None, map(binding_in, qualifiers)), ""),
        "price": next((trimmed(text)[:100] for field in fields.plain("020") for text in field.all("c")), ""),
    }


def series_of(fields: Fields) -> tuple[str, str, list[str]]:
    """(series, number, what does not fit): the number apart where there is one series, else beside its title."""
    found = [(joined(field, "anp"), joined(field, "v")) for field in fields.preferred(*SERIES)]
    found = list(dict.fromkeys(pair for pair in found if pair[0]))
    titles = {title for title, _number in found}
    if len(titles) == 1:
        number = next((number for _title, number in found if number), "")
        return found[0][0][:SERIES_LENGTH], number[:100], []
    kept, surplus, length = [], [], 0
    for title, number in found:
        text = f"{title} ; {number}" if number else title
        length += len(text) + 1
        (kept if length <= SERIES_LENGTH else surplus).append(text)
    return "；".join(kept), "", surplus


def items(fields: Fields, found: dict) -> list[dict[str, str]]:
    """The copies of 852 (with 876 barcodes), else one by its call number (050, 090).

    What another library holds is not lent here.
    """
    holder = "".join(map(str, found.get("holder") or ()))
    kind = LoanKind.READING_ROOM if holder else LoanKind.LENDABLE
    held = [item_of(field, holder, kind) for field in fields.plain("852")]
    held = [item for item in held if item["call_number"] or item["barcode"]]
    if held:
        return described(held, fields.plain("876"))
    numbers = [joined(field, "ab", "") for tag in ("050", "090") for field in fields.plain(tag)]
    wanted = unique(numbers)[:1]
    return [{"call_number": number, "location": holder, "loan_kind": kind} for number in wanted]


def described(held: list[dict[str, str]], pieces: list[MarcField]) -> list[dict[str, str]]:
    """The copies with barcode and status from 876: in their order, the status by its barcode where there is one."""
    for item, field in zip(held, pieces, strict=False):
        item["barcode"] = item["barcode"] or field.get("p").strip()
    by_barcode = {field.get("p").strip(): status_in(field.get("j")) for field in pieces}
    by_place = [status_in(field.get("j")) for field in pieces] if len(pieces) == len(held) else [""] * len(held)
    return [
        with_status(item, by_barcode.get(item["barcode"], "") if item["barcode"] else status)
        for item, status in zip(held, by_place, strict=True)
    ]


def with_status(item: dict[str, str], status: str) -> dict[str, str]:
    """The copy with what the field says of it; where it says nothing, what the catalogue knows stays."""
    return item | {"status": status} if status else item


def item_of(field: MarcField, holder: str, kind: str) -> dict[str, str]:
    return {
        "call_number": joined(field, "khijlm"),
        "class_number": field.get("h").strip()[:64],
        "barcode": field.get("p").strip(),
        "location": " ".join(unique([holder, joined(field, "bc") or joined(field, "a")])),
        "volume": joined(field, "3")[:100],
        "loan_kind": kind,
    }
