"""The searchable fields and their weights, the facets and the filters: stated once, for every engine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .resource import Resource
from .text.pinyin import syllables


@dataclass(frozen=True, slots=True)
class Field:
    """One full-text field: its values in a resource, and PostgreSQL's weight letter. Order is worth."""

    name: str
    rank: str
    values: Callable[[Resource], Iterable[str]]


def _about(resource: Resource) -> Iterable[str]:
    return (
        *resource.subjects, *resource.materials, *resource.periods, *dynasties_of(resource.periods), *resource.places
    )  # fmt: skip


def dynasties_of(periods: Iterable[str]) -> list[str]:
    """A period of one character as 元代, for 元 alone is the end of other words as well (天元, 铜元)."""
    return [f"{period}代" for period in periods if len(period) == 1]


def _further(resource: Resource) -> Iterable[str]:
    return (resource.body, *resource.romanised, resource.date_text, resource.institution_label)


FIELDS = (
    Field("title", "A", lambda r: (r.title,)),
    Field("alternative", "B", lambda r: r.alternative),
    Field("creators", "B", lambda r: r.creators),
    Field("names", "B", lambda r: r.creator_names),
    Field("subjects", "D", _about),
    Field("description", "C", lambda r: (r.description,)),
    Field("body", "D", _further),
)
FIELD_NAMES = tuple(field.name for field in FIELDS)

FACETS = ("venue", "kind", "institution", "creator", "subject", "period", "material")
SORTS = ("relevance", "newest", "oldest", "latest", "title")
FLAGS = ("online", "image", "free")
"""What a resource is or is not; stored as bits of one number, the first one lowest."""
CLOCKED = ("open", "places")
"""Filters that the clock decides: the institution is open now, the activity still has places."""
EXACT_TITLE, WRITTEN, PINYIN, OTHER_NAME, IDENTIFIER = 200.0, 6.0, 1.0, 5.0, 1000.0
"""Beside the tiers: a title that is the query; a title that holds it as written; sound; other names; an identifier."""


def facet_values(resource: Resource) -> dict[str, tuple[str, ...]]:
    """Facet -> values of the resource, without empty ones."""
    return {
        "venue": (resource.venue,) if resource.venue else (),
        "kind": (str(resource.kind),),
        "institution": (resource.institution,) if resource.institution else (),
        "creator": _clean(resource.creators),
        "subject": _clean(resource.subjects),
        "period": _clean(resource.periods),
        "material": _clean(resource.materials),
    }


def flags_of(resource: Resource) -> int:
    """The flags of the resource as one number."""
    held = (resource.online, resource.thumbnail, resource.reusable)
    return sum(1 << place for place, value in enumerate(held) if value)


def flag_names(flags: int) -> list[str]:
    """The names of the flags in a number."""
    return [name for place, name in enumerate(FLAGS) if flags >> place & 1]


def flag_bit(name: str) -> int:
    """The bit of a flag."""
    return 1 << FLAGS.index(name)


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip()[:255] for value in values if value.strip()))


def pinyin_values(resource: Resource) -> list[list[str]]:
    """Syllables of title, alternative titles and makers, one list a value."""
    return sounds_of((resource.title, *resource.alternative, *resource.creators, *resource.creator_names))


def sounds_of(values: Iterable[str]) -> list[list[str]]:
    """Syllables of each value that holds Han."""
    return [said for value in values if (said := syllables(value))]
