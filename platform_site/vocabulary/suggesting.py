"""What the authorities add to the suggestions: places by all their names, makers by their other names."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator

from django.db.models import Q

from search import suggest
from search.suggest import LAST, Suggestion, Typed
from search.text.folding import key
from search.text.pinyin import initials, syllables

from .domain.links import used
from .models import Agent, AgentKey, Place

MOST, REMEMBERED = 6, 600
"""Suggestions of a kind; seconds that a process remembers the names of places."""
Entry = tuple[str, str]
"""(what the name begins with, preferred name)."""
_kept: dict[str, tuple[list[Entry], float]] = {}


@suggest.register
def places(typed: Typed) -> list[Suggestion]:
    """Places by present and former names, sound or initials; which of them something public names, the search sees."""
    entries = _entries()
    found: set[str] = set()
    for form in typed.all:
        start, end = bisect_left(entries, (form,)), bisect_left(entries, (form + LAST,))
        found |= {label for _, label in entries[start:end] if typed.fits(label)}
    nearest = sorted(found, key=lambda label: (len(label), label))[:MOST]
    return [Suggestion(label, "place", "") for label in nearest]


@suggest.register
def makers(typed: Typed) -> list[Suggestion]:
    """Makers with a page of their own, by any of their names or its sound; two statements."""
    begins = Q()
    for form in typed.all:
        begins |= Q(key__gte=form, key__lt=form + LAST)
    keys = AgentKey.objects.filter(begins).order_by("key").values_list("agent_id", flat=True)[: MOST * 6]
    agents = list(Agent.objects.filter(used(Agent), pk__in=list(keys)).only("pk", "code", "label").order_by())
    agents.sort(key=lambda agent: (len(agent.label), agent.label))
    return [Suggestion(one.label, "agent", one.get_absolute_url()) for one in agents[:MOST] if typed.fits(one.label)]


def forget() -> None:
    """Read the names of places anew."""
    _kept.clear()


def _entries() -> list[Entry]:
    known, until = _kept.get("places", ([], 0.0))
    if time.monotonic() >= until:
        places = Place.objects.order_by().prefetch_related("names")
        known = sorted({entry for place in places for entry in _of(place)})
        _kept["places"] = known, time.monotonic() + REMEMBERED
    return known


def _of(place: Place) -> Iterator[Entry]:
    for name in (place.label, place.label_en, *(other.name for other in place.names.all())):
        said = syllables(name)
        for form in {key(name), "".join(said), initials(said)} - {""}:
            yield form, place.label
