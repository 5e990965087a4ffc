"""What is said where nothing was found: what stood in the way, words that would find something, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import desks, vocabulary
from .desks import Desk
from .engines import get_engine
from .plan import plan
from .query import SearchRequest, SearchResult
from .suggest import Suggestion, held, suggestions
from .text.pinyin import syllables
from .text.tokens import runs
from .text.variants import simplify

MOST, SHORTEST, LONGEST = 6, 2, 8


@dataclass(frozen=True, slots=True)
class Nothing:
    """`words` were asked and are nowhere; `unlimited` results would be found without any filter.

    `alike` begin or sound as what was asked, `broader` take in a word of it or are a part of it; all lead to something.
    """

    words: tuple[str, ...]
    unlimited: int
    alike: tuple[Suggestion, ...]
    broader: tuple[str, ...]
    desks: tuple[Desk, ...]


def about(request: SearchRequest, result: SearchResult, fixed: Mapping[str, object]) -> Nothing:
    """What to say of a search without results, in a constant number of statements; `fixed` as the page chose it."""
    free = SearchRequest(q=request.q, exact=request.exact, page_size=1, **fixed)
    unlimited = get_engine(result.engine).search(free).total if request.is_narrowed else 0
    return Nothing(
        words=() if unlimited else tuple(clause.written for clause in plan(request.q).clauses),
        unlimited=unlimited,
        alike=_alike(request.q),
        broader=() if unlimited else _broader(request.q),
        desks=tuple(desks.desks(request.venue)),
    )


def _alike(q: str) -> tuple[Suggestion, ...]:
    """What begins as was typed, else what sounds so."""
    found = suggestions(q) or suggestions("".join(syllables(q)))
    return tuple(one for one in found if one.text != q)[:MOST]


def _broader(q: str) -> tuple[str, ...]:
    """Words that take in a word of the query, and known words within it, the longest first."""
    parts = list(dict.fromkeys(_parts(q)))
    known = vocabulary.known(parts)
    within = sorted((part for part in parts if known.get(part) == vocabulary.TERM), key=len, reverse=True)
    named = [word for word in (*vocabulary.broader_than(parts), *within) if word != q]
    wanted = list(dict.fromkeys(named))[: 2 * MOST]
    leading = held(wanted)
    return tuple(word for word in wanted if word in leading)[:MOST]


def _parts(q: str) -> Iterable[str]:
    """Every stretch of two to eight characters of the runs of Han, simplified."""
    for run, han in runs(q):
        plain = "".join(map(simplify, run)) if han else ""
        for start in range(len(plain) - SHORTEST + 1):
            for end in range(start + SHORTEST, min(len(plain), start + LONGEST) + 1):
                yield plain[start:end]
