"""The first page is of all venues that have a good answer: the best of each is seated there, the rest moves on by one.

What is moved depends on the order alone, never on the page that is asked, so that pages join without doubles or gaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..query import SearchRequest

FIRST, PAGE = 10, 20
"""A good answer is seated among the first ten, any other that holds all words among the first twenty."""
GOOD = 0.235
"""The share of the score of the tenth that makes an answer good: one field weaker, not two (`ranking.TIERS`)."""


class Ranked(NamedTuple):
    """A match where it stands."""

    id: object
    venue: object
    score: float


def is_mixed(request: SearchRequest) -> bool:
    """Whether the request leaves the venue and the order to us."""
    return bool(request.q) and request.sort == "relevance" and not request.venue and not request.after


def missing(order: Sequence[Ranked], venues: Iterable[object]) -> list[object]:
    """The venues that have answers, but none in the order."""
    present = {one.venue for one in order}
    return [venue for venue in venues if venue and venue not in present]


def mixed(order: Sequence[Ranked], best: Iterable[Ranked], *, strict: bool) -> list[Ranked]:
    """The first PAGE places anew, with those that gave way behind them.

    `order` are the first PAGE by score, `best` the best of each venue that is not among them. With `strict` every
    match holds all words, and the best of each venue is on the page; otherwise only good ones are.
    """
    others = list(best)
    seated = _seated(list(order), others, FIRST, GOOD)
    return _seated(seated, others, PAGE, 0.0) if strict else seated


def _seated(order: list[Ranked], best: list[Ranked], window: int, least: float) -> list[Ranked]:
    head, behind = order[:window], order[window:]
    if len(head) < window:
        return order
    limit, taken = least * head[-1].score, {one.venue for one in head}
    guests: list[Ranked] = []
    for one in sorted([*behind, *best], key=lambda one: -one.score):
        if one.venue and one.venue not in taken and one.score >= limit:
            guests.append(one)
            taken.add(one.venue)
    leaving = _leaving(head, min(len(guests), window // 2))
    guests = guests[: len(leaving)]
    moved = {one.id for one in (*guests, *leaving)}
    stay = [one for one in head if one.id not in moved]
    return [*stay, *guests, *leaving, *(one for one in behind if one.id not in moved)]


def _leaving(head: Sequence[Ranked], number: int) -> list[Ranked]:
    """The last of the head that are not the only ones of their venue, in their order."""
    left, found = Counter(one.venue for one in head), []
    for one in reversed(head):
        if len(found) < number and left[one.venue] > 1:
            left[one.venue] -= 1
            found.append(one)
    return found[::-1]
