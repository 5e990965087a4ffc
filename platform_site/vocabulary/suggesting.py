"""What the authorities add to the suggestions: places by all their names, makers by their other names."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator

from django.db import connection
from django.urls import reverse

from search import suggest
from search.suggest import LAST, Suggestion, Typed
from search.text.folding import key
from search.text.pinyin import initials, syllables

from .held import is_held
from .models import Agent, AgentKey, Place

AGENTS, KEYS = Agent._meta.db_table, AgentKey._meta.db_table
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
    """Makers that something is held of, by any of their names or its sound; one statement."""
    ranges = " OR ".join(["(key >= %s AND key < %s)"] * len(typed.all))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT a.code, a.label FROM {AGENTS} a WHERE a.id IN (SELECT agent_id FROM (SELECT agent_id FROM {KEYS} "
            f"WHERE {ranges} ORDER BY key LIMIT {MOST * 6}) k) AND {is_held('a')}",
            [end for form in typed.all for end in (form, form + LAST)],
        )
        agents = sorted(cursor.fetchall(), key=lambda row: (len(row[1]), row[1]))
    return [
        Suggestion(label, "agent", reverse("authorities:agent", args=[code]))
        for code, label in agents[:MOST]
        if typed.fits(label)
    ]


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
