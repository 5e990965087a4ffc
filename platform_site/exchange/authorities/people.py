"""Agents of museums: the National Gallery of Art (Washington) and Tate."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platform_site.vocabulary.models import Agent, AgentName, AgentPlace

from ..errors import RowRefused
from .drafts import AuthorityDraft, Row, authority_profile, table_rows

Kind, NameKind = Agent.Kind, AgentName.Kind
NGA_KINDS = {
    "individual": Kind.PERSON,
    "corporate": Kind.CORPORATE,
    "purchase_fund": Kind.CORPORATE,
    "couple": Kind.FAMILY,
    "anonymous": Kind.ANONYMOUS,
}
NGA_NAMES = {
    "Preferred Name": NameKind.INDEX,
    "Variant": NameKind.VARIANT,
    "Variant Index Name": NameKind.INDEX,
    "Unicode Display Name": NameKind.VARIANT,
    "Full Name": NameKind.FULL,
    "Married Name": NameKind.MARRIED,
    "Maiden Name": NameKind.BIRTH,
    "Birth Name": NameKind.BIRTH,
    "Original Name": NameKind.BIRTH,
    "Nickname/Pseudonym": NameKind.ALIAS,
}
"""`Spouse` and `Member of` name somebody else, and are no names of the constituent."""
ACTIVE = re.compile(r"\bactive\b|\bfl\.|flourished", re.I)
LATEST = 2100


def year(row: Row, column: str) -> int | None:
    """The year of a column. Raises RowRefused for what is none."""
    text = str(row.get(column) or "").strip()
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,4}", text) or int(text) > LATEST:
        raise RowRefused(column, text, _("不是年份"))
    return int(text)


def required(row: Row, column: str) -> str:
    """The text of a column. Raises RowRefused when it is empty."""
    text = " ".join(str(row.get(column) or "").split())
    if not text:
        raise RowRefused(column, "", _("缺少必填内容"))
    if len(text) > 255:
        raise RowRefused(column, text, _("超过 %(limit)s 个字") % {"limit": 255})
    return text


def in_order(start: int | None, end: int | None, column: str) -> None:
    if start is not None and end is not None and start > end:
        raise RowRefused(column, f"{start}–{end}", _("起始年晚于终止年"))


def forward(name: str) -> str:
    """`Baldung, Hans` as it is spoken: `Hans Baldung`."""
    surname, comma, rest = name.partition(", ")
    return f"{rest} {surname}" if comma else name


def other_names(_path: Path, companion: Path | None) -> dict[str, list[tuple[str, str]]]:
    """Names by constituent, of the second file."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _number, row in table_rows(companion) if companion else ():
        if isinstance(row, dict) and row.get("nametype") in NGA_NAMES:
            found[row["constituentid"]].append((row["displayname"], NGA_NAMES[row["nametype"]]))
    return found


@authority_profile("authority.nga", model=Agent, label=gettext_lazy("美国国家美术馆：人物与团体"), context=other_names)
def nga(row: Row, names: dict[str, list[tuple[str, str]]]) -> AuthorityDraft:
    """A row of `constituents.csv`; the other names come from `constituents_altnames.csv`."""
    identifier = required(row, "constituentid")
    start, end = year(row, "beginyear"), year(row, "endyear")
    in_order(start, end, "beginyear")
    nationality = str(row.get("nationality") or "").strip()
    dates = str(row.get("displaydate") or "").strip().removeprefix(nationality).removeprefix(", ").strip()
    kind = NGA_KINDS.get(row.get("constituenttype", ""), Kind.PERSON)
    is_activity = bool(ACTIVE.search(dates)) or kind == Kind.ANONYMOUS
    values = {
        "kind": kind.value,
        "label": required(row, "forwarddisplayname"),
        "label_en": "",
        "nationality": nationality,
        "life_dates": dates[:255],
        "birth_year": None if is_activity else start,
        "death_year": None if is_activity else end,
        "active_from": start if is_activity else None,
        "active_to": end if is_activity else None,
    }
    draft = AuthorityDraft(identifier, f"nga-{identifier}", values)
    draft.name(row.get("preferreddisplayname"), NameKind.INDEX)
    for name, name_kind in names.get(identifier, ()):
        draft.name(name, name_kind)
    draft.identify("nga", identifier)
    draft.identify("ulan", row.get("ulanid"))
    draft.identify("wikidata", row.get("wikidataid"))
    return draft


@authority_profile("authority.tate", model=Agent, label=gettext_lazy("泰特美术馆：艺术家"))
def tate(row: Row, _context) -> AuthorityDraft:
    """A row of `artist_data.csv`. A row without a gender whose name has no comma is a group."""
    identifier, written = required(row, "id"), required(row, "name")
    born, died = year(row, "yearOfBirth"), year(row, "yearOfDeath")
    in_order(born, died, "yearOfBirth")
    is_person = bool(row.get("gender")) or ", " in written
    values = {
        "kind": (Kind.PERSON if is_person else Kind.CORPORATE).value,
        "label": forward(written) if is_person else written,
        "life_dates": str(row.get("dates") or "").strip()[:255],
        "birth_year": born,
        "death_year": died,
    }
    draft = AuthorityDraft(identifier, f"tate-{identifier}", values)
    draft.name(written, NameKind.INDEX)
    places = ((AgentPlace.Role.BIRTH, "placeOfBirth"), (AgentPlace.Role.DEATH, "placeOfDeath"))
    draft.children["agent_places"] = [
        {"role": role.value, "name": text[:255]}
        for role, column in places
        if (text := str(row.get(column) or "").strip())
    ]
    draft.identify("tate", identifier)
    draft.identify("url", row.get("url"))
    return draft
