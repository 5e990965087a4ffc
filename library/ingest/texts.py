"""Texts of an open corpus -> works with their full text; the folder of the corpus is the whole that they belong to.

Author names stay names: the same one may be several people.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from platform_site.exchange.errors import RowRefused
from platform_site.exchange.readers.texts import FOLDER, TEXTS, TITLES
from platform_site.exchange.rows import SourceRecord

from ..enums import WorkKind

NOBODY = frozenset({"佚名", "無名氏", "无名氏", "不詳", "不详", "闕名", "阙名"})
DYNASTY = re.compile(r"^(?:[（(][^）)]{1,6}[）)]|[^：:，,]{1,4}[：:])\s*")
"""`（唐）孟浩然`, `先秦：左丘明`: who the person is said to be of is no part of the name."""
ENDS = re.compile(r"[（(，,。；;]")
CLAUSE = re.compile(r"[，。！？；：、,.!?;:\s]")
HEADINGS = ("chapter", "title", "type", "subchapter")
LONGEST, PART = 20, 100


def identify(row: SourceRecord, _mapping) -> tuple[str, str]:
    """The text's own id, else the key it stands under, else its file and place; a folder is its path."""
    return "", identifier_of(row.data())


def identifier_of(data: dict) -> str:
    if data.get("@kind") == FOLDER:
        return str(data.get("@folder", ""))
    own = data.get("id") or data.get("@name")
    return str(own) if own else f"{str(data.get('@path', '')).removesuffix('.json')}#{data.get('@place', '')}"


def facts(data: dict) -> dict[str, Any]:
    return data


def convert(data: dict, mapping) -> dict[str, Any]:
    """The fields of a text or of a folder. Raises RowRefused for an object with neither title nor text."""
    found = folder(data) if data.get("@kind") == FOLDER else text(data)
    return found | {"language": "汉语", "work_kind": WorkKind.TEXT} | told(mapping.fields_of(data))


def told(fields: dict[str, Any]) -> dict[str, Any]:
    """What the mapping knows of this row; where it has nothing, the text speaks."""
    return {name: value for name, value in fields.items() if value not in ([], "", None)}


def folder(data: dict) -> dict[str, Any]:
    return {"title": data["@folder"].rpartition("/")[2]}


def text(data: dict) -> dict[str, Any]:
    lines = [line for name in TEXTS for line in lines_of(data.get(name))]
    own = next((str(data[name]).strip() for name in TITLES if data.get(name)), "")
    if not own and not lines:
        raise RowRefused("title", "", _("既没有题名也没有正文"))
    remarks = [line for name in ("prologue", "comment", "notes") for line in lines_of(data.get(name))]
    found = {
        "title": own or opening(lines, LONGEST),
        "body": "\n".join([*lines_of(data.get("prologue")), *lines, *lines_of(data.get("notes"))]),
        "description": "\n".join(lines_of(data.get("abstract"))),
        "contributions": authors(data.get("author")),
        "subjects": labels(data),
        "part_order": data.get("@order", 0),
        "contents": "\n".join(headings(data.get("content"))),
    }
    if data.get("rhythmic") and not data.get("title"):
        found["title"] = f"{own}（{opening(lines, LONGEST)}）" if lines else own
    if data.get("comment"):
        found["body"] = "\n".join([*lines, *remarks])
    if data.get("@folder"):
        found["part_of"] = data["@folder"]
    section = data.get("section") or (data.get("chapter") if data.get("title") else "")
    return found | {"part_label": str(section)[:PART]} if section else found


def lines_of(value) -> list[str]:
    """The lines of a text however deep they lie: lists, and objects with a heading and their own text."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list):
        return [line for item in value for line in lines_of(item)]
    if isinstance(value, dict):
        heading = " ".join(str(value[name]).strip() for name in HEADINGS if value.get(name))
        inner = [line for name in TEXTS for line in lines_of(value.get(name))]
        return [heading, *inner] if heading else inner
    return []


def headings(value) -> list[str]:
    """The headings of a text with chapters, its table of contents."""
    found = []
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            own = next((str(item[name]).strip() for name in HEADINGS if item.get(name)), "")
            found += [own, *headings(item.get("content"))] if own else headings(item.get("content"))
    return found


def opening(lines: list[str], limit: int) -> str:
    """The first clause, as a text without a title is called."""
    first = next((clause for line in lines for clause in CLAUSE.split(line) if clause), "")
    return first[:limit]


def authors(written) -> list[dict[str, str]]:
    """Names without their dynasty and without the life that some sets write behind them."""
    found = []
    for part in str(written or "").split("/"):
        name = ENDS.split(DYNASTY.sub("", part.strip()))[0].strip()
        if name and name not in NOBODY:
            found.append({"name": name, "role": "", "romanised": ""})
    return found


def labels(data: dict) -> list[str]:
    """Tags, and the chapter and section that a titled poem stands in."""
    tags = data.get("tags") or []
    own = tags if isinstance(tags, list) else [tags]
    place = [data.get("chapter") if data.get("title") else "", data.get("section")]
    return list(dict.fromkeys(str(label) for label in [*own, *place] if label))
