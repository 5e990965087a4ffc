"""CNMARC and UNIMARC bibliographic records -> Work, Edition, Item (WH/T 0503; IFLA UNIMARC Bibliographic).

Chinese systems mix dialects in one file, so each record is told by its own fields: 245 is MARC 21, 200 is this family
(CNMARC with the class in 690, Taiwan's CMARC with it in 681). ISBD punctuation is not in the data; it is put in.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from platform_site.exchange.errors import RowRefused
from platform_site.exchange.readers.marc_record import MarcField, MarcRecord
from platform_site.records.dates import parse_years

from ..enums import FourParts, WorkKind
from . import marc21
from .cn_copies import editions
from .codes import AUDIENCES_CN, UNIMARC_FREQUENCY, UNIMARC_ROLES, frequency_in, language_of
from .fields import Fields, cleaned, joined, unique
from .issues import cn_issues_of
from .marc21 import faults_of, within
from .subjects import coded, schemes_of

ALTERNATIVE = ("510", "512", "513", "514", "515", "516", "517", "518", "532", "540", "541")
NOTES = (
    "300", "301", "302", "303", "304", "305", "306", "307", "308", "310", "312", "314", "315", "316", "317", "321",
    "322", "323", "324", "325", "328", "334", "336", "337", "345", "393",
)  # fmt: skip
MAKERS = ("700", "701", "702", "710", "711", "712", "720", "721", "722", "730")
HEADINGS = {
    "600": "abcfpt", "601": "abcdefgh", "602": "af", "604": "at", "605": "ahi", "606": "a", "607": "a", "608": "a",
    "610": "ab",
}  # fmt: skip
OTHER_CLASSES = ("692", "696", "675", "676", "680", "681", "686")
LINE, TITLE = 1000, 500
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
YEAR = re.compile(r"\d[\d ]{3}")
HOST = ("461", "462", "463")
"""The set that a volume belongs to: 总集, 分集, 单册."""


def facts(record: MarcRecord) -> dict[str, str]:
    """What a mapping may look at: control fields by tag, the agency (801 $b, 040 $a), the holding library (905 $a)."""
    return record.controls() | {
        "801": record.first("801", "b"),
        "040": record.first("040", "a"),
        "905": record.first("905", "a"),
        "lccn": record.first("010", "a").replace(" ", "") if record.fields("245") else "",
    }


def convert(record: MarcRecord, mapping) -> dict[str, Any]:
    """The record's fields and children. Raises RowRefused when it has no title."""
    if record.fields("245") and not record.fields("200"):
        return marc21.convert(record, mapping)
    fields = Fields(record)
    warnings = faults_of(record, fields)
    date_text, years = dates(fields)
    found = {
        **titles(fields),
        **part(fields),
        **classes(fields),
        **headings(fields),
        **languages(fields),
        **serial(fields),
        "contributions": contributions(fields),
        "date_text": date_text,
        "year_from": years[0] if years else None,
        "year_to": years[1] if years else None,
        "extent": extent(fields),
        "description": "\n".join(fields.texts("330")),
        "contents": contents(fields),
        "audience": audience(fields),
        "bibliography": within("；".join(fields.texts("320")), LINE),
        "body": notes(fields),
        "cataloguer_note": "\n".join(fields.texts("830")),
        "source_url": next((url for field in fields.plain("856") for url in field.all("u")), ""),
        "work_kind": work_kind(fields, record.leader),
        "warnings": warnings,
    }
    found |= mapping.fields_of(facts(record))
    layout = mapping.content.get("holdings_field", {})
    found["editions"] = [*editions(fields, found, warnings, layout), *further_editions(record, found, warnings, layout)]
    return found


def further_editions(record: MarcRecord, found: dict, warnings: list, layout: dict) -> list[dict[str, Any]]:
    """The editions of the records that belong to this one; of them no more than the edition is read."""
    rows = []
    for more in record.more:
        fields = Fields(more)
        rows += editions(fields, found | {"date_text": dates(fields)[0], "extent": extent(fields)}, warnings, layout)
    return rows


def titles(fields: Fields) -> dict[str, Any]:
    """200: the title proper with its subtitle and part; other titles and their pinyin from 200 and 500-541."""
    found = fields.plain("200")
    if not found or not found[0].all("a"):
        raise RowRefused("200", "", _("没有题名字段 200 $a"))
    field = found[0]
    others = [joined(other, "aehi", " ") for tag in ALTERNATIVE for other in fields.plain(tag)]
    pinyin = field.all("A") + [text for tag in ALTERNATIVE for other in fields.plain(tag) for text in other.all("A")]
    uniform = [joined(other, "ahi") for tag in ("500", "501") for other in fields.plain(tag)]
    title = title_of(field)
    parallel = [*map(cleaned, field.all("d")), *map(cleaned, field.all("c"))]
    return {
        "title": title,
        "uniform_title": within(uniform[0], TITLE) if uniform else "",
        "alternative": [name for name in unique([*parallel, *others, *uniform[1:]]) if name != title],
        "romanised": unique(map(cleaned, pinyin)),
    }


def title_of(field: MarcField) -> str:
    """`红楼梦 : 校注本. 第一册, 卷上` from 200 $a $e $h $i, with the punctuation of ISBD."""
    text = ""
    for code, value in field.subfields:
        lead = {"a": " ; " if text else "", "e": " : ", "h": ". ", "i": ", " if "h" in field else ". "}.get(code)
        if lead is not None and value.strip():
            text += lead + cleaned(value)
    return text.strip(" ;:,.")


def part(fields: Fields) -> dict[str, Any]:
    """Which volume this is (200 $h $i $v), and the set whose control number a link 461-463 carries (`$1001…`)."""
    field = fields.plain("200")[0]
    found: dict[str, Any] = {}
    label = joined(field, "hiv") if "h" in field or "i" in field or "v" in field else ""
    for link in (link for tag in HOST for link in fields.plain(tag)):
        number = next((text[3:].strip() for text in link.all("1") if text.startswith("001")), link.get("w").strip())
        if number:
            found["part_of"] = number
            label = label or joined(link, "v")
            break
    if label and len(label) <= marc21.PART:
        found["part_label"] = label
    return found


def contributions(fields: Fields) -> list[dict[str, str]]:
    """7xx in order of tag: main (700, 710), equal (701, 711) and secondary responsibility, families, free names."""
    found = []
    for tag in MAKERS:
        for field in fields.plain(tag):
            name = name_of(field)
            if name:
                roles = [UNIMARC_ROLES.get(text.strip(), cleaned(text)) for text in field.all("4")]
                pinyin = next(map(cleaned, field.all("A")), "")
                found.append({"name": name, "role": "、".join(unique(roles))[:100], "romanised": pinyin})
    return found


def name_of(field: MarcField) -> str:
    """`$a屈$b原` is 屈原; `$aDewey$bJohn` is Dewey, John; bodies with their parts."""
    entry, rest = joined(field, "a"), joined(field, "b")
    if not rest:
        return entry
    if field.tag in ("700", "701", "702"):
        return entry + rest if HAN.search(entry) and HAN.search(rest) else f"{entry}, {rest}"
    return f"{entry} {rest}"


def dates(fields: Fields) -> tuple[str, tuple[int, int] | None]:
    """210 $d as written, and its years: from the text, else from 100 $a, positions 09-16."""
    text = next((cleaned(value) for field in fields.plain("210") for value in field.all("d")), "")
    return text, parse_years(text) or coded_years(fields.record.first("100", "a"))


def coded_years(coded: str) -> tuple[int, int] | None:
    first, last = coded[9:13], coded[13:17]
    if not YEAR.fullmatch(first):
        return None
    low, high = int(first.replace(" ", "0")), int(first.replace(" ", "9"))
    if coded[8:9] in "abgf" and last.isdigit() and last != "9999":
        high = max(high, int(last))
    return low, high


def headings(fields: Fields) -> dict[str, list[str]]:
    """6xx as `瓷器－生产工艺－醴陵`, then their parts; 607 and $y are places."""
    whole, parts, places, schemes = [], [], [], []
    for tag, codes in HEADINGS.items():
        for field in fields.plain(tag):
            heads = [joined(field, codes, "")] if tag != "610" else [*map(cleaned, field.all("ab"))]
            pieces = unique([*heads, *map(cleaned, field.all("xyzj"))])
            if tag == "610":
                whole += pieces
            elif pieces:
                whole.append("－".join(pieces))
                schemes.append((coded(field), whole[-1]))
                parts += pieces if len(pieces) > 1 else []
            places += [joined(field, "a")] if tag == "607" else []
            places += map(cleaned, field.all("y"))
    return {"subjects": unique(whole + parts), "subject_schemes": schemes_of(schemes), "places": unique(places)}


def classes(fields: Fields) -> dict[str, str]:
    """690 is 中图法; 696 四部 where it names one of its classes; the others stand together."""
    chinese = fields.texts("690")
    four = next((text for text in fields.texts("696") if text in FourParts.values), "")
    others = [text for tag in OTHER_CLASSES for text in fields.texts(tag, "ab") if text != four]
    return {
        "clc_class": chinese[0][:64] if chinese else "",
        "four_parts": four,
        "other_class": within("；".join(unique([*chinese[1:], *others])), 255),
    }


def languages(fields: Fields) -> dict[str, str]:
    codes = [text for field in fields.plain("101") for text in field.all("a")]
    originals = unique(language_of(text) for field in fields.plain("101") for text in field.all("c"))
    return {
        "language": language_of(codes[0]) if codes else "",
        "original_language": within("、".join(originals), 35),
    }


def serial(fields: Fields) -> dict[str, Any]:
    if not fields.plain("110"):
        return {}
    coded = fields.record.first("110", "a")
    written = next(map(frequency_in, fields.texts("326")), "")
    return {
        "frequency": written or UNIMARC_FREQUENCY.get(coded[1:2], ""),
        "holdings_statement": within("；".join(fields.texts("207")), LINE),
        **cn_issues_of(fields),
    }


def extent(fields: Fields) -> str:
    """215 as `218页 : 彩图 ; 24cm + 1光盘`."""
    lead = {"a": ", ", "c": " : ", "d": " ; ", "e": " + "}
    text = ""
    for code, value in fields.plain("215")[0].subfields if fields.plain("215") else ():
        if code in lead and value.strip():
            text += (lead[code] if text else "") + cleaned(value)
    return text


def contents(fields: Fields) -> str:
    """327, a line for each subfield; one that holds the whole table is cut at its dashes."""
    values = [value for field in fields.plain("327") for value in field.all("avbt")]
    return "\n".join(line for value in values for piece in re.split(r"\s*--\s*", value) if (line := cleaned(piece)))


def audience(fields: Fields) -> str:
    """333, else the codes of 100 $a, positions 17-19."""
    coded = [AUDIENCES_CN.get(code, "") for code in fields.record.first("100", "a")[17:20]]
    return within("；".join(fields.texts("333")), TITLE) or "、".join(unique(coded))


def notes(fields: Fields) -> str:
    lines = []
    for tag in NOTES:
        for field in fields.plain(tag):
            lines.append(
                cleaned(" ".join([value for code, value in field.subfields if code.isalnum() and code != "6"]))
            )
    return "\n".join(unique(lines))


def work_kind(fields: Fields, leader: str) -> str:
    if fields.plain("140"):
        return WorkKind.ANCIENT
    if leader[7:8] == "s" or fields.plain("110"):
        return WorkKind.SERIAL
    kinds = {"b": WorkKind.MANUSCRIPT, "c": WorkKind.SCORE, "d": WorkKind.SCORE, "e": WorkKind.MAP, "f": WorkKind.MAP}
    kinds |= {"i": WorkKind.AUDIO, "j": WorkKind.AUDIO, "g": WorkKind.AUDIO}
    return kinds.get(leader[6:7], WorkKind.BOOK)
