"""Before and after: what a change of the rules does to the queries that it touches, before it is saved."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model

from .. import promoting
from ..query import SearchRequest
from ..tending import rules
from ..tending.models import JudgedQuery, Promotion, StopPhrase, SynonymGroup
from ..tending.words import normal, whole
from ..views import in_language, run_search
from . import asking

DEPTH, SHOWN = 20, 5
"""Results that are compared, and those of each kind that are named."""
MOST_RECENT, MOST_JUDGED, MOST_OWN = 12, 30, 4


@dataclass(frozen=True, slots=True)
class Listing:
    """What a query finds: the number of results, and the first of them as (id, title, address)."""

    total: int
    rows: tuple[tuple[str, str, str], ...]

    @property
    def places(self) -> dict[str, int]:
        """Id -> place, from 1."""
        return {row[0]: place for place, row in enumerate(self.rows, 1)}


@dataclass(frozen=True, slots=True)
class Moved:
    """A result that stands elsewhere; `up` says that it is nearer to the top."""

    title: str
    url: str
    before: int
    after: int

    @property
    def up(self) -> bool:
        """Whether it rose."""
        return self.after < self.before


@dataclass(frozen=True, slots=True)
class Outcome:
    """One query before and after. `times` is how often it was asked lately; nDCG@10 only where it is judged."""

    query: str
    before: Listing
    after: Listing
    times: int = 0
    ndcg_before: float | None = None
    ndcg_after: float | None = None

    @property
    def gained(self) -> list[tuple[str, str, str]]:
        """What comes among the first results."""
        return [row for row in self.after.rows if row[0] not in self.before.places]

    @property
    def lost(self) -> list[tuple[str, str, str]]:
        """What leaves them."""
        return [row for row in self.before.rows if row[0] not in self.after.places]

    @property
    def moved(self) -> list[Moved]:
        """What stays among them at another place."""
        before = self.before.places
        return [
            Moved(title, url, before[name], place)
            for place, (name, title, url) in enumerate(self.after.rows, 1)
            if name in before and before[name] != place
        ]

    @property
    def differs(self) -> bool:
        """Whether anything changes."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a change touches: recent queries, judged ones, and its own words where nobody asked them."""

    recent: tuple[Outcome, ...]
    judged: tuple[Outcome, ...]
    own: tuple[Outcome, ...]
    touched: int
    """Recent queries that are touched, of which the most asked are shown."""

    @property
    def sections(self) -> list[tuple[str, tuple[Outcome, ...]]]:
        """The parts that are not empty, under their names."""
        parts = (("recent", self.recent), ("judged", self.judged), ("own", self.own))
        return [(name, outcomes) for name, outcomes in parts if outcomes]

    @property
    def ndcg(self) -> tuple[float, float] | None:
        """The mean nDCG@10 of the judged queries, before and after."""
        scored = [outcome for outcome in self.judged if outcome.ndcg_before is not None]
        if not scored:
            return None
        return tuple(sum(getattr(o, name) for o in scored) / len(scored) for name in ("ndcg_before", "ndcg_after"))


def compared(changed: Model, children: Sequence[str] | None = None) -> Comparison:
    """The change of one unsaved row of the rules; `children` are the resources of a promotion."""
    before = rules.current()
    after = rules.stored(changed=changed, children=children)
    touches, words = _touching(changed)
    asked = asking.recent(touches)
    known = {whole(text) for text, _times in asked}
    judged = [row for row in JudgedQuery.objects.prefetch_related("judgements") if touches(row.query)][:MOST_JUDGED]
    own = [word for word in words if whole(word) not in known][:MOST_OWN]
    return Comparison(
        recent=tuple(_outcome(text, before, after, times=times) for text, times in asked[:MOST_RECENT]),
        judged=tuple(_outcome(row.query, before, after, grades=_grades(row)) for row in judged),
        own=tuple(_outcome(word, before, after) for word in own),
        touched=len(asked),
    )


def _touching(changed: Model) -> tuple[Callable[[str], bool], list[str]]:
    """Whether a query is touched by the row as it was or as it will be, and the words to try in any case."""
    was = type(changed).objects.filter(pk=changed.pk).first() if changed.pk else None
    rows = [row for row in (changed, was) if row is not None]
    words = list(dict.fromkeys(word for row in rows for word in _words(row)))
    if isinstance(changed, Promotion):
        exact = {whole(word) for word in words}
        return lambda text: whole(text) in exact, words
    parts = {normal(word) for word in words}
    return lambda text: any(part in normal(text) for part in parts), words


def _words(row: Model) -> list[str]:
    if isinstance(row, StopPhrase):
        return [row.phrase]
    if isinstance(row, SynonymGroup) and row.kind == SynonymGroup.Kind.NARROWER:
        return [row.broader]
    return row.word_list


def _grades(row: JudgedQuery) -> dict[str, int]:
    return {judgement.resource_id: judgement.grade or 0 for judgement in row.judgements.all()}


def _outcome(query: str, before: rules.Rules, after: rules.Rules, times: int = 0, grades: Mapping | None = None):
    first, second = listing(query, before), listing(query, after)
    scores = (ndcg(first, grades), ndcg(second, grades)) if grades else (None, None)
    return Outcome(query, first, second, times, *scores)


def listing(query: str, under: rules.Rules) -> Listing:
    """What a citizen would see first for the query under those rules, recommendations included."""
    with rules.trying(under):
        request = SearchRequest(q=query[:100], page_size=DEPTH)
        result = run_search(request)
        hits = {hit.id: hit for hit in (*in_language(promoting.promoted(request)), *result.hits)}
    return Listing(result.total, tuple((hit.id, hit.title, hit.url) for hit in list(hits.values())[:DEPTH]))


def ndcg(found: Listing, grades: Mapping[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain of the first results, with the gain 2^grade - 1."""
    got = [grades.get(row[0], 0) for row in found.rows[:depth]]
    best = sorted(grades.values(), reverse=True)[:depth]
    ideal = _dcg(best)
    return _dcg(got) / ideal if ideal else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))
