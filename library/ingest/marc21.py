"""MARC 21 bibliographic records -> Work, Edition, Item (https://www.loc.gov/marc/bibliographic/).

The original script (880) is what is shown; the romanised main field is kept apart. The mapping adds what the
record does not say: who holds it, the credit line, the address.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from platform_site.exchange.errors import Problem, RowRefused
from platform_site.exchange.readers.marc_record import MarcRecord
from platform_site.records.dates import parse_years

from ..enums import WorkKind
from .codes import AUDIENCES_21, MARC21_FREQUENCY, frequency_in, language_of
from .copies import editions
from .fields import Fields, cleaned, joined, trimmed, unique
from .issues import issues_of
from .subjects import scheme_of, schemes_of

MAKERS = {"100": "aq", "110": "ab", "111": "a", "700": "aq", "710": "ab", "711": "a"}
SUBJECTS = ("600", "610", "611", "630", "648", "650", "651", "653", "655")
OWN_NOTES = frozenset({"504", "505", "520", "521"})
"""Notes that have a field of their own."""
FIXED_YEARS = re.compile(r"[bcdeikmnpqrstu|](\d[\du]{3})(\d{4})?")
LINE, TITLE, PART = 1000, 500, 100
CHINESE_CLASS = ("clc", "ztf", "zhongtu")
"""What 084 $2 says of a class number of 中国图书馆分类法."""
ORGANISATION = re.compile(r"^\([^)]*\)")


def facts(record: MarcRecord) -> dict[str, str]:
    """What a mapping may look at: control fields by tag, the agency (`040`), the LCCN (`lccn`)."""
    return record.controls() | {
        "040": record.first("040", "a"),
        "lccn": record.first("010", "a").replace(" ", ""),
    }


def convert(record: MarcRecord, mapping) -> dict[str, Any]:
    """The record's fields and children. Raises RowRefused when it has no title."""
    fields = Fields(record)
    warnings = faults_of(record, fields)
    date_text, years = dates(fields)
    found = {
        **titles(fields),
        **part(fields),
        **classes(fields),
        **languages(fields),
        **serial(fields, record.leader),
        **headings(fields),
        "contributions": contributions(fields),
        "date_text": date_text,
        "year_from": years[0] if years else None,
        "year_to": years[1] if years else None,
        "extent": fields.first("300", "abce"),
        "description": "\n".join(fields.texts("520", "ab")),
        "contents": contents(fields),
        "audience": audience(fields),
        "bibliography": within("；".join(fields.texts("504")), LINE),
        "body": notes(fields),
        "work_kind": work_kind(record.leader),
        "warnings": warnings,
    }
    found |= mapping.fields_of(facts(record))
    found["editions"] = [*editions(fields, found, warnings), *further_editions(record, found, warnings)]
    return found


def further_editions(record: MarcRecord, found: dict[str, Any], warnings: list[Problem]) -> list[dict[str, Any]]:
    """The editions of the records that belong to this one; of them no more than the edition is read."""
    rows = []
    for more in record.more:
        fields = Fields(more)
        own = {"date_text": dates(fields)[0], "extent": fields.first("300", "abce")}
        rows += editions(fields, found | own, warnings)
    return rows


def within(text: str, limit: int) -> str:
    """The text, cut at a whole word where the column is shorter; the source row keeps all of it."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def faults_of(record: MarcRecord, fields: Fields) -> list[Problem]:
    """What is wrong with a record of either family before its fields are looked at."""
    found = strange_codes(record)
    if not fields.control("001"):
        found.append(Problem("001", "", _("没有控制号，编号取自记录内容")))
    return found


def strange_codes(record: MarcRecord) -> list[Problem]:
    """Subfields whose code is no letter or digit: the text before them was cut by a stray delimiter."""
    if not record.suspect:
        return []
    return [
        Problem(field.tag, value[:200], _("子字段代码有误"))
        for field in record.each()
        for code, value in field.subfields
        if not (code.isascii() and code.isprintable())
    ]


def titles(fields: Fields) -> dict[str, Any]:
    pairs = fields.pairs("245")
    if not pairs:
        dialect = fields.plain("200")
        reason = (
            _("没有题名字段 245；像是 CNMARC/UNIMARC 记录，请用 CNMARC 方案导入") if dialect else _("没有题名字段 245")
        )
        raise RowRefused("245", "", reason)
    field, twin = pairs[0]
    title = joined(twin or field, "abnpk")
    others = fields.pairs("246", "730", "740")
    romanised = [joined(field, "abnpk")] if twin else []
    romanised += [joined(main, "abnp") for main, other in others if other]
    uniform = [joined(field, "adfklmnoprs") for field in fields.preferred("130", "240")]
    alternative = [joined(other or main, "abnp") for main, other in others] + uniform[1:]
    return {
        "title": title,
        "uniform_title": within(uniform[0], TITLE) if uniform else "",
        "alternative": [name for name in alternative if name and name != title],
        "romanised": unique(romanised),
    }


def part(fields: Fields) -> dict[str, Any]:
    """Which volume of a set this is (245 $n $p), and the set where 773 $w names its record."""
    found: dict[str, Any] = {}
    title = fields.preferred("245")[0]
    label = joined(title, "np")
    hosts = [field for field in fields.plain("773") if field.get("w")]
    if hosts:
        found["part_of"] = ORGANISATION.sub("", hosts[0].get("w")).strip()
        label = label or joined(hosts[0], "g")
    if label and len(label) <= PART:
        found["part_label"] = label
    return found


def contributions(fields: Fields) -> list[dict[str, str]]:
    """Persons, bodies and meetings in the order of the record, the main entry first; not the makers of other works."""
    found = []
    for tag, codes in MAKERS.items():
        for field, twin in fields.pairs(tag):
            if "t" in field or not field.all("a"):
                continue
            name = joined(field, codes)
            written = joined(twin, codes) if twin else name
            role = "、".join(trimmed(text) for text in (twin or field).all("e"))
            found.append({"name": written, "role": role, "romanised": name if twin and name != written else ""})
    return found


def dates(fields: Fields) -> tuple[str, tuple[int, int] | None]:
    """The date of publication as written, and its years: from the text, else from 008."""
    text = next((trimmed(" ".join(values)) for field in imprints(fields) if (values := field.all("c"))), "")
    return text, parse_years(text) or fixed_years(fields.control("008"))


def imprints(fields: Fields) -> list:
    """260 and 264, publication before the rest."""
    publications = [twin or field for field, twin in fields.pairs("264") if field.indicators[1] == "1"]
    return [*fields.preferred("260"), *publications]


def fixed_years(fixed: str) -> tuple[int, int] | None:
    """Years of field 008, positions 06-14; of a reprint (r) the first is its own."""
    found = FIXED_YEARS.match(fixed[6:15])
    if not found:
        return None
    low, high = int(found[1].replace("u", "0")), int(found[1].replace("u", "9"))
    last = int(found[2]) if found[2] and fixed[6] in "cdikmq" and found[2] != "9999" else high
    return (low, last) if low <= last else (low, high)


def headings(fields: Fields) -> dict[str, list[str]]:
    """`subjects`: each heading as a string (`瓷器－中国－历史`), then its parts; `places`: 651 and $z."""
    whole, parts, named, divided, schemes = [], [], [], [], []
    for tag in SUBJECTS:
        codes = "abcdqtnp" if tag < "640" else "ab"
        for field in fields.preferred(tag):
            head = joined(field, codes)
            pieces = [piece for piece in [head, *map(trimmed, field.all("xyzv"))] if piece]
            if pieces:
                whole.append("－".join(pieces))
                schemes.append((scheme_of(field), whole[-1]))
                parts += pieces if len(pieces) > 1 else []
            named += [joined(field, "a")] if tag == "651" else []
            divided += map(trimmed, field.all("z"))
    return {
        "subjects": list(dict.fromkeys(whole + parts)),
        "subject_schemes": schemes_of(schemes),
        "places": unique(named + divided),
    }


def classes(fields: Fields) -> dict[str, str]:
    """The number of 中图法 where 084 has one, and the other class numbers (080 UDC, 082 Dewey, 084)."""
    chinese, others = [], []
    for field in fields.plain("084"):
        kept = chinese if field.get("2").lower().startswith(CHINESE_CLASS) else others
        kept += [trimmed(text) for text in field.all("a")]
    others = [joined(field, "a") for tag in ("080", "082") for field in fields.plain(tag)] + others
    return {
        "clc_class": chinese[0][:64] if chinese else "",
        "other_class": within("；".join(unique([*chinese[1:], *others])), 255),
    }


def languages(fields: Fields) -> dict[str, str]:
    code = fields.control("008")[35:38] or next((field.get("a") for field in fields.plain("041")), "")
    originals = unique(language_of(text) for field in fields.plain("041") for text in field.all("h"))
    return {"language": language_of(code), "original_language": within("、".join(originals), 35)}


def serial(fields: Fields, leader: str) -> dict[str, Any]:
    if leader[7:8] not in "bis":
        return {}
    written = fields.first("310", "a")
    coded = MARC21_FREQUENCY.get(fields.control("008")[18:19], "")
    return {
        "frequency": frequency_in(written) or coded,
        "holdings_statement": within("；".join(fields.texts("866")), LINE),
        **issues_of(fields),
    }


def audience(fields: Fields) -> str:
    written = "；".join(fields.texts("521"))
    return within(written, TITLE) or AUDIENCES_21.get(fields.control("008")[22:23], "")


def contents(fields: Fields) -> str:
    texts = [" ".join(field.all("agrt")) for field in fields.preferred("505")]
    return "\n".join(line for text in texts for piece in re.split(r"\s*--\s*", text) if (line := trimmed(piece)))


def notes(fields: Fields) -> str:
    """Notes 500-599 that have no field of their own, in both scripts; unlinked original-script ones too."""
    lines = []
    for tag in fields.tags("500", "599"):
        if tag in OWN_NOTES:
            continue
        for field in fields.preferred(tag):
            text = " ".join([value for code, value in field.subfields if code.isalpha() and code != "u"])
            lines.append(cleaned(text))
    return "\n".join(unique(lines))


KINDS = {"c": WorkKind.SCORE, "d": WorkKind.SCORE, "e": WorkKind.MAP, "f": WorkKind.MAP, "t": WorkKind.MANUSCRIPT}
KINDS |= {"i": WorkKind.AUDIO, "j": WorkKind.AUDIO, "g": WorkKind.AUDIO}
"""Position 06 of the leader."""


def work_kind(leader: str) -> str:
    if leader[7:8] in "bis":
        return WorkKind.SERIAL
    return KINDS.get(leader[6:7], WorkKind.BOOK)
