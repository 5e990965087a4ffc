"""MARC 21 bibliographic records -> Work, Edition, Item (https://www.loc.gov/marc/bibliographic/).

The original script (880) is what is shown; the romanised main field is kept apart. The mapping adds what the
record does not say: who holds it, the credit line, the address.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from django.utils.translation import gettext as _
from pymarc import Record

from platform_site.exchange.errors import Problem, RowRefused
from platform_site.exchange.readers.marc import raw_control_number
from platform_site.exchange.rows import SourceRecord
from platform_site.exchange.years import parse_years

from ..enums import LoanKind, WorkKind
from .fields import Fields, joined, subfields, trimmed
from .numbers import isbn13, isbn_in

PERSONS, BODIES = ("100", "700"), ("110", "111", "710", "711")
SUBJECTS = ("600", "610", "611", "630", "648", "650", "651", "653", "655")
SERIES = ("440", "490", "830")
SERIES_LENGTH = 500
LANGUAGES = {
    "chi": "汉语", "eng": "英语", "jpn": "日语", "kor": "韩语", "fre": "法语", "ger": "德语", "rus": "俄语",
    "spa": "西班牙语", "ita": "意大利语", "por": "葡萄牙语", "ara": "阿拉伯语", "heb": "希伯来语", "per": "波斯语",
    "tib": "藏语", "mon": "蒙古语", "uig": "维吾尔语", "vie": "越南语", "tha": "泰语", "hin": "印地语", "lat": "拉丁语",
}  # fmt: skip
FIXED_YEARS = re.compile(r"[bcdeikmnpqrstu|](\d[\du]{3})(\d{4})?")


def identify(row: SourceRecord, _mapping) -> tuple[str, str]:
    """The control number (001), else the LCCN (010), else a number made from the record's bytes and place."""
    number = raw_control_number(row.payload)
    if not number:
        lccn = row.data().get("010")
        number = ((lccn.get("a") if lccn else None) or "").strip()
    if not number:
        number = f"{hashlib.sha256(row.payload).hexdigest()[:12]}-{row.number}"
    return "", number


def facts(record: Record) -> dict[str, str]:
    """What a mapping may look at: control fields by tag, the agency (`040`), the LCCN (`lccn`)."""
    agency, lccn = record.get("040"), record.get("010")
    return {field.tag: field.data for field in record.fields if field.tag < "010" and field.data} | {
        "040": (agency.get("a") if agency else None) or "",
        "lccn": ((lccn.get("a") if lccn else None) or "").replace(" ", ""),
    }


def convert(record: Record, mapping) -> dict[str, Any]:
    """The record's fields and children. Raises RowRefused when it has no title."""
    fields = Fields(record)
    warnings: list[Problem] = []
    warnings += strange_codes(record)
    if not fields.control("001"):
        warnings.append(Problem("001", "", _("没有控制号，编号取自记录内容")))
    date_text, years = dates(fields)
    found = {
        **titles(fields),
        "contributions": contributions(fields),
        "date_text": date_text,
        "year_from": years[0] if years else None,
        "year_to": years[1] if years else None,
        "subjects": subjects(fields),
        "places": places(fields),
        "language": language(fields),
        "extent": first(fields, "300", "abc"),
        "description": "\n".join(joined(field, "ab") for field in fields.preferred("520")),
        "contents": contents(fields),
        "body": notes(fields),
        "work_kind": work_kind(str(record.leader)),
        "warnings": warnings,
    }
    found |= mapping.fields_of(facts(record))
    found["editions"] = editions(fields, found, warnings)
    return found


def strange_codes(record: Record) -> list[Problem]:
    """Subfields whose code is no letter or digit: the text before them was cut by a stray delimiter."""
    return [
        Problem(field.tag, part.value[:200], _("子字段代码有误"))
        for field in record.fields
        if not field.control_field
        for part in field.subfields
        if not (part.code.isascii() and part.code.isprintable())
    ]


def titles(fields: Fields) -> dict[str, Any]:
    pairs = fields.pairs("245")
    if not pairs:
        reason = _("没有题名字段 245；像是 CNMARC/UNIMARC 记录") if fields.by_tag.get("200") else _("没有题名字段 245")
        raise RowRefused("245", "", reason)
    field, twin = pairs[0]
    others = fields.pairs("130", "240", "246", "730", "740")
    title = joined(twin or field, "abnpk")
    romanised = [joined(field, "abnpk")] if twin else []
    romanised += [joined(main, "abnp") for main, other in others if other]
    alternative = [joined(other or main, "abnp") for main, other in others]
    return {
        "title": title,
        "alternative": [name for name in alternative if name and name != title],
        "romanised": [name for name in romanised if name],
    }


def contributions(fields: Fields) -> list[dict[str, str]]:
    """Persons, bodies and meetings in the order of the record, the main entry first; not the makers of other works."""
    found = []
    for tag in ("100", "110", "111", "700", "710", "711"):
        codes, separator = ("aq", " ") if tag in PERSONS else ("ab", " ")
        for field, twin in fields.pairs(tag):
            if "t" in field or not subfields(field, "a"):
                continue
            name = joined(field, codes, separator)
            written = joined(twin, codes, separator) if twin else name
            role = "、".join(trimmed(text) for text in subfields(twin or field, "e"))
            found.append({"name": written, "role": role, "romanised": name if twin and name != written else ""})
    return found


def dates(fields: Fields) -> tuple[str, tuple[int, int] | None]:
    """The date of publication as written, and its years: from the text, else from 008."""
    text = next((trimmed(" ".join(values)) for field in imprints(fields) if (values := subfields(field, "c"))), "")
    return text, parse_years(text) or fixed_years(fields.control("008"))


def imprints(fields: Fields) -> list:
    """260 and 264, publication before the rest."""
    publications = [twin or field for field, twin in fields.pairs("264") if field.indicator2 == "1"]
    return [*fields.preferred("260"), *publications]


def fixed_years(fixed: str) -> tuple[int, int] | None:
    """Years of field 008, positions 06-14; of a reprint (r) the first is its own."""
    found = FIXED_YEARS.match(fixed[6:15])
    if not found:
        return None
    low, high = int(found[1].replace("u", "0")), int(found[1].replace("u", "9"))
    last = int(found[2]) if found[2] and fixed[6] in "cdikmq" and found[2] != "9999" else high
    return (low, last) if low <= last else (low, high)


def subjects(fields: Fields) -> list[str]:
    """Each heading as a string (`瓷器－中国－历史`), then its parts."""
    whole, parts = [], []
    for tag in SUBJECTS:
        for field in fields.preferred(tag):
            head = joined(field, "abcdqtnp" if tag < "640" else "ab")
            pieces = [piece for piece in [head, *(trimmed(text) for text in subfields(field, "xyzv"))] if piece]
            if pieces:
                whole.append("－".join(pieces))
                parts += pieces if len(pieces) > 1 else []
    return list(dict.fromkeys(whole + parts))


def places(fields: Fields) -> list[str]:
    named = [joined(field, "a") for field in fields.preferred("651")]
    divided = [trimmed(text) for tag in SUBJECTS for field in fields.preferred(tag) for text in subfields(field, "z")]
    return list(dict.fromkeys(name for name in named + divided if name))


def language(fields: Fields) -> str:
    code = fields.control("008")[35:38].strip(" |\\")
    return LANGUAGES.get(code, code)


def first(fields: Fields, tag: str, codes: str) -> str:
    found = fields.preferred(tag)
    return joined(found[0], codes) if found else ""


def contents(fields: Fields) -> str:
    texts = [" ".join(subfields(field, "agrt")) for field in fields.preferred("505")]
    return "\n".join(line for text in texts for part in re.split(r"\s*--\s*", text) if (line := trimmed(part)))


def notes(fields: Fields) -> str:
    """Notes 500-599 but contents and summary, in both scripts; unlinked original-script ones too."""
    tags = [tag for tag in fields.tags("500", "599") if tag not in ("505", "520")]
    lines = []
    for tag in tags:
        for field in fields.preferred(tag):
            text = " ".join(part.value for part in field.subfields if part.code.isalpha() and part.code != "u")
            lines.append(text.strip())
    return "\n".join(dict.fromkeys(filter(None, lines)))


def work_kind(leader: str) -> str:
    if leader[7:8] in "bis":
        return WorkKind.SERIAL
    return WorkKind.AUDIO if leader[6:7] in "ij" else WorkKind.BOOK


def editions(fields: Fields, found: dict, warnings: list[Problem]) -> list[dict[str, Any]]:
    """The one edition that a MARC record describes, with the copy that its call number places."""
    imprint = imprints(fields)
    publication = imprint[0] if imprint else None
    series, surplus = fitting([joined(field, "anpv") for field in fields.preferred(*SERIES)], SERIES_LENGTH)
    if surplus:
        found["body"] = "\n".join(filter(None, [found["body"], *surplus]))
    edition = {
        "statement": first(fields, "250", "ab"),
        "place": trimmed(subfields(publication, "a")[0]) if publication and subfields(publication, "a") else "",
        "publisher": joined(publication, "b") if publication else "",
        "date": found["date_text"],
        "isbn": "；".join(isbns(fields, warnings)[:4]),
        "extent": found["extent"],
        "series": "；".join(series),
        "items": items(fields, found),
    }
    return [edition]


def fitting(texts: list[str], limit: int) -> tuple[list[str], list[str]]:
    """The texts that fit into one line of that length, and those that do not and stand among the notes."""
    kept, surplus, length = [], [], 0
    for text in dict.fromkeys(filter(None, texts)):
        length += len(text) + 1
        (kept if length <= limit else surplus).append(text)
    return kept, surplus


def isbns(fields: Fields, warnings: list[Problem]) -> list[str]:
    numbers = []
    for field in fields.by_tag.get("020", ()):
        for text in subfields(field, "a"):
            written = isbn_in(text)
            number = isbn13(written)
            if number:
                numbers.append(number)
            elif written:
                warnings.append(Problem("020", text[:200], _("ISBN 校验码有误，未取用")))
    return list(dict.fromkeys(numbers))


def items(fields: Fields, found: dict) -> list[dict[str, str]]:
    """A copy by its call number (050, 090); what another library holds is not lent here."""
    holder = "".join(map(str, found.get("holder") or ()))
    kind = LoanKind.READING_ROOM if holder else LoanKind.LENDABLE
    numbers = [joined(field, "ab", "") for tag in ("050", "090") for field in fields.by_tag.get(tag, ())]
    wanted = list(dict.fromkeys(filter(None, numbers)))[:1]
    return [{"call_number": number, "location": holder, "loan_kind": kind} for number in wanted]
