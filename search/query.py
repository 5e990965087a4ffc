"""What is asked and what is answered: the same for every engine and every face (page, API, suggestions)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import NamedTuple

from .schema import FACETS, FLAGS, SORTS
from .years import Years

MAX_QUERY, MAX_PAGE_SIZE, MAX_VALUES, MAX_VALUE, MAX_RESULTS = 200, 100, 50, 255, 10_000
MAX_CURSOR = 1000
YEARS = range(-10_000, 10_001)


class InvalidRequest(ValueError):
    """A parameter out of its bounds; `field` is its name, the message says what is allowed."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field, self.message = field, message


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A search. Facets are tuples of values (any of them); empty ones do not limit. An empty `q` finds everything.

    With `exact` the words are taken as written: no date is read in them, nothing is parted. `year_from` and `year_to`
    are astronomical years, both inclusive; what overlaps the range is found. Raises InvalidRequest when a parameter is
    out of bounds. `image`, `free`, `open` and `places` limit to what has a picture, may be used again, is held where
    the doors are open now, and still has places. `part_of` limits to the parts of one whole, by its id. `within`
    narrows the *values shown* of facets, as pairs (facet, text): it limits nothing and is no part of the address.
    `after` walks through all results (`walking.py`): `*`, then the `next` of the answer before.
    """

    q: str = ""
    venue: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    institution: tuple[str, ...] = ()
    creator: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    material: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    online: bool | None = None
    image: bool = False
    free: bool = False
    open: bool = False
    places: bool = False
    part_of: str = ""
    exact: bool = False
    sort: str = "relevance"
    page: int = 1
    page_size: int = 20
    within: tuple[tuple[str, str], ...] = ()
    after: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "q", " ".join(self.q.replace("\x00", "").split()))
        for facet in FACETS:
            values = tuple(dict.fromkeys(value for value in getattr(self, facet) if value))
            object.__setattr__(self, facet, values)
            if len(values) > MAX_VALUES or any(len(value) > MAX_VALUE for value in values):
                raise InvalidRequest(facet, f"at most {MAX_VALUES} values of at most {MAX_VALUE} characters")
        self._check()

    def _check(self) -> None:
        if len(self.q) > MAX_QUERY:
            raise InvalidRequest("q", f"at most {MAX_QUERY} characters")
        if self.sort not in SORTS:
            raise InvalidRequest("sort", f"one of {', '.join(SORTS)}")
        if len(self.part_of) > MAX_VALUE:
            raise InvalidRequest("part_of", f"at most {MAX_VALUE} characters")
        if not 1 <= self.page_size <= MAX_PAGE_SIZE:
            raise InvalidRequest("page_size", f"from 1 to {MAX_PAGE_SIZE}")
        if len(self.after) > MAX_CURSOR or (self.after and self.page > 1):
            raise InvalidRequest("after", f"a cursor of at most {MAX_CURSOR} characters, without a page")
        if self.page < 1 or self.page * self.page_size > MAX_RESULTS:
            raise InvalidRequest("page", f"from 1, and within the first {MAX_RESULTS} results")
        for name in ("year_from", "year_to"):
            year = getattr(self, name)
            if year is not None and year not in YEARS:
                raise InvalidRequest(name, f"from {YEARS[0]} to {YEARS[-1]}")
        if any(facet not in FACETS or len(text) > MAX_VALUE for facet, text in self.within):
            raise InvalidRequest("within", f"facets with at most {MAX_VALUE} characters")

    @property
    def selected(self) -> dict[str, tuple[str, ...]]:
        """Facets that limit the result, with their values."""
        return {facet: values for facet in FACETS if (values := getattr(self, facet))}

    @property
    def flagged(self) -> tuple[str, ...]:
        """The flags that every result must have."""
        return tuple(flag for flag in FLAGS if getattr(self, flag))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words limits the result."""
        years = (self.year_from, self.year_to, self.online)
        limits = self.selected or self.flagged or self.open or self.places or self.part_of
        return bool(limits) or any(y is not None for y in years)

    def without(self, facet: str) -> SearchRequest:
        """The same search with one facet open."""
        return replace(self, **{facet: (), "page": 1})

    def parameters(self) -> list[tuple[str, str]]:
        """The request as query parameters, without those at their defaults: a shareable address."""
        found: list[tuple[str, str]] = []
        for parameter in fields(self):
            value = getattr(self, parameter.name)
            if value == parameter.default or parameter.name in ("within", "after"):
                continue
            values = value if isinstance(value, tuple) else (value,)
            found.extend((parameter.name, _written(one)) for one in values)
        return found


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class FacetValue(NamedTuple):
    """One value of a facet: how many results have it under all other selections."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `resource` is the stored description (field names of `Resource`, empty ones left out)."""

    id: str
    resource: Mapping[str, object]
    highlights: Mapping[str, str] = field(default_factory=dict)
    """Field -> escaped HTML with `<mark>` around what matched, as written."""
    score: float = 0.0

    def __getattr__(self, name: str):
        if name.startswith("_") or name == "resource":
            raise AttributeError(name)
        return self.resource.get(name, DEFAULTS.get(name, ""))


DEFAULTS = {"creators": (), "subjects": (), "periods": (), "materials": (), "year_from": None, "year_to": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The answer. `total_relation` is `eq`, or `gte` when an engine stopped counting."""

    total: int
    page: int
    page_size: int
    engine: str
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    flags: Mapping[str, int] = field(default_factory=dict)
    """Of FLAGS and CLOCKED: how many results have it under all other selections."""
    years: Years = Years()
    parts: Mapping[str, int] = field(default_factory=dict)
    """`row_key` of what hits are parts of -> how many of its parts are found; empty where no words were asked."""
    wholes: Mapping[str, object] = field(default_factory=dict)
    """Id -> the whole that hits are parts of (`wholes.Whole`), where everybody may see it."""
    next: str = ""
    """The cursor of what comes behind these hits, when somebody walks and more is there."""
    took_ms: int = 0
    total_relation: str = "eq"
    did_you_mean: str | None = None
    expanded: tuple[str, ...] = ()
    """Other names that were searched as well."""
    relaxed: tuple[str, ...] = ()
    """Words of the query of which not all had to match, because nothing held all of them; empty otherwise."""
    dropped: tuple[str, ...] = ()
    """Those of them that none of the hits shown holds."""
    understood: tuple[str, ...] = ()
    """The dates that were read in the query, as shown (`清康熙三十五年`)."""

    @property
    def pages(self) -> int:
        """Number of pages that can be asked for."""
        reachable = min(self.total, MAX_RESULTS - MAX_RESULTS % self.page_size)
        return max(1, -(-reachable // self.page_size))
