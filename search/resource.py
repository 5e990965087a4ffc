"""The venue-neutral description of a findable thing. No Django here.

Field names follow Dublin Core terms where it has one; the search engines store and weigh nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


def row_key(label: str, pk: object) -> str:
    """The name of a row behind a resource (`museum.object`, 12): what may stand for it before it has been described."""
    return f"{label}:{pk}"


class Kind(StrEnum):
    """What a citizen would call the thing; the `kind` facet."""

    WORK = "work"
    OBJECT = "object"
    ARTWORK = "artwork"
    HERITAGE = "heritage"
    EXHIBITION = "exhibition"
    ACTIVITY = "activity"
    NEWS = "news"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One findable thing, as the public may see it.

    `id` is an ARK (`ark:/NAAN/name`) for records and `page:<pk>` for editorial pages. `url` is a path.
    `venue` is the slug of the subsite, empty for the portal; `institution` is a code, `institution_label` its name.
    Years are astronomical integers (0 is 1 BCE); both are None when nothing is known. `visible_from` is inclusive,
    `visible_until` exclusive, both aware; None leaves that side open. Text is as written: folding is for matching.
    """

    id: str
    kind: Kind
    venue: str
    url: str
    title: str
    modified: datetime
    language: str = ""
    alternative: tuple[str, ...] = ()
    """Other titles in their own script: parallel, former, translated."""
    romanised: tuple[str, ...] = ()
    """Transliterations as catalogued (pinyin of title and makers), kept apart from titles."""
    creators: tuple[str, ...] = ()
    """Makers as displayed: the facet `creator`."""
    creator_names: tuple[str, ...] = ()
    """Other names of the makers (字, 号, aliases), searched with less weight, never shown as makers."""
    description: str = ""
    body: str = ""
    """Further searchable text: notes, inscriptions, table of contents, page text."""
    subjects: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    """Stated period labels, most specific first, broader ones behind (清乾隆, 清): the facet `period`."""
    places: tuple[str, ...] = ()
    institution: str = ""
    institution_label: str = ""
    identifiers: tuple[str, ...] = ()
    """ARK, accession and call numbers, ISBN: matched whole, normalised."""
    date_text: str = ""
    year_from: int | None = None
    year_to: int | None = None
    part_of: str = ""
    """What it is a part of, by `row_key`: a volume's series, a leaf's album. Never shown as it is."""
    part_order: int | None = None
    """Its place among the parts."""
    extent: str = ""
    """Size or extent as displayed (`高 32.5 cm`, `218 页`)."""
    thumbnail: str = ""
    rights: str = ""
    """URI of the rights statement or licence."""
    online: bool = False
    """Whether something can be seen or read online (the thing has an image or text)."""
    reusable: bool = False
    """Whether its rights let others use it again, on the statement's conditions."""
    places_until: datetime | None = None
    """Of an activity: until when somebody may still come; None when all places are taken or nobody knows."""
    visible_from: datetime | None = None
    visible_until: datetime | None = None
