"""Facets as shown: the most frequent values with labels and what is selected, from counts by code."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from . import conf, dictionary, labels, opening
from .query import FacetValue, SearchRequest
from .schema import FACETS


def shown(
    counts: Mapping[str, Mapping[int, int]], request: SearchRequest, codes: Mapping[str, Sequence[int]], using: str
) -> dict[str, tuple[FacetValue, ...]]:
    """Facet -> values, most frequent first, selected ones always among them.

    `counts` holds code -> count under all selections at "", and at a facet's name without its own selection.
    """
    by_facet = dictionary.by_facet(counts[""])
    by_facet |= {facet: dictionary.by_facet(counts[facet])[facet] for facet in request.selected}
    for facet, text in request.within:
        held = dictionary.matching(facet, text, using) if text else None
        by_facet[facet] = [one for one in by_facet[facet] if held is None or one[1] in held]
    size = conf.get("SEARCH_FACET_SIZE")
    best = {facet: found if len(found) <= size else heapq.nlargest(size, found) for facet, found in by_facet.items()}
    for facet, chosen in ((facet, codes.get(facet, ())) for facet in request.selected):
        listed = {code for _, code in best[facet]}
        best[facet] += [(counts[facet].get(code, 0), code) for code in chosen if code not in listed]
    values = dictionary.values_of([code for found in best.values() for _, code in found], using)
    return {
        facet: labelled(facet, [(values[c], n) for n, c in best[facet] if c in values], request) for facet in FACETS
    }


def flags(counts: Mapping[int, int], request: SearchRequest, total: int, places: int, using: str) -> dict[str, int]:
    """Flag -> how many results have it. `counts` are those under all selections, `places` what still has places."""
    return chosen(dictionary.flags_counted(counts) | {"open": _open(counts, using), "places": places}, request, total)


def chosen(found: dict[str, int], request: SearchRequest, total: int) -> dict[str, int]:
    """Counts of flags; one that is chosen holds for all results."""
    return found | {flag: total for flag in found if getattr(request, flag)}


def _open(counts: Mapping[int, int], using: str) -> int:
    """How many are held by institutions that are open now."""
    now = set(opening.open_now())
    first, last = dictionary.codes_within("institution")
    held = [code for code in counts if first <= code <= last] if now else []
    return sum(counts[code] for code, (value, _) in dictionary.values_of(held, using).items() if value in now)


def labelled(
    facet: str, found: Sequence[tuple[tuple[str, str], int]], request: SearchRequest
) -> tuple[FacetValue, ...]:
    """Facet values of ((value, stored label), count) pairs."""
    named = labels.labels_for(facet, [value for (value, _), _ in found])
    chosen = getattr(request, facet)
    return tuple(
        FacetValue(value, named.get(value) or label or value, count, value in chosen)
        for (value, label), count in sorted(found, key=lambda item: (-item[1], item[0]))
    )
