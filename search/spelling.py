"""Did you mean: the same sound written with the characters of something known."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from django.db import DEFAULT_DB_ALIAS, connections

from . import dictionary, vocabulary, writing
from .text.pinyin import syllables
from .text.tokens import runs

REMEMBERED = 600
"""Seconds that a process remembers the sounds of the registered names; out of a cache they cost a search more."""
SHORTEST, LONGEST = 2, 8
Provider = Callable[[], Iterable[str]]
_providers: list[Provider] = []
_kept: dict[str, tuple[dict[str, str], float]] = {}


def register(provider: Provider) -> Provider:
    """Register `provider() -> names worth proposing` (places, periods, concepts). Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def better(q: str, using: str = DEFAULT_DB_ALIAS) -> str | None:
    """The query with its longest unknown stretch written as something known of the same sound; None without one."""
    stretches = _stretches(q)
    sounds = {stretch: "".join(syllables(stretch)) for stretch in stretches}
    names = _named() | _carried(set(sounds.values()), using)
    familiar = vocabulary.known(stretches, using)
    for stretch in sorted(stretches, key=len, reverse=True):
        name = names.get(sounds[stretch])
        if name and name != stretch and len(name) == len(stretch) and stretch not in familiar:
            return q.replace(stretch, name, 1)
    return None


def _stretches(q: str) -> list[str]:
    """Stretches of two to eight characters of every run of Han, as typed."""
    found: dict[str, None] = {}
    for run, han in runs(q):
        if not han or run not in q:
            continue
        for start in range(len(run) - SHORTEST + 1):
            for end in range(start + SHORTEST, min(len(run), start + LONGEST) + 1):
                found[run[start:end]] = None
    return list(found)


def _named() -> dict[str, str]:
    """Sound -> name, of all that rooms registered and of the own list; the first name of a sound stands."""
    known, until = _kept.get("names", ({}, 0.0))
    if time.monotonic() >= until:
        names = [*vocabulary.own_terms(), *(name for provider in _providers for name in provider())]
        known = {}
        for name in names:
            if SHORTEST <= len(name) <= LONGEST and (said := syllables(name)):
                known.setdefault("".join(said), name)
        _kept["names"] = known, time.monotonic() + REMEMBERED
    return known


def forget() -> None:
    """Read the registered names anew at the next query."""
    _kept.clear()


def _carried(sounds: set[str], using: str) -> dict[str, str]:
    """Sound -> the shortest maker or subject that sounds so."""
    wanted = [sound for sound in sounds if sound]
    if not wanted:
        return {}
    marks, moment = ", ".join(["%s"] * len(wanted)), writing.now()
    code = " ".join(f"WHEN '{facet}' THEN {dictionary.code_of(facet, 0)}" for facet in sorted(dictionary.SUGGESTED))
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT v.pinyin, v.value FROM search_facetvalue v WHERE v.pinyin IN ({marks}) AND EXISTS ("
            "SELECT 1 FROM search_posting p JOIN search_document d ON d.id = p.document_id "
            f"WHERE p.code = v.id + CASE v.facet {code} END AND d.visible_from <= %s AND d.visible_until > %s)",
            [*wanted, moment, moment],
        )
        rows = sorted(cursor.fetchall(), key=lambda row: (-len(row[1]), row[1]))
    return dict(rows)
