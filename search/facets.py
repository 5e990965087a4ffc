"""Facets as shown: the most frequent values with labels and what is selected, from counts by code."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from . import conf, dictionary, labels
from .query import FacetValue, SearchRequest
from .schema import FACETS


def shown(
    counts: Mapping[str, Mapping[int, int]], request: SearchRequest, codes: Mapping[str, Sequence[int]], using: str
) -> dict[str, tuple[FacetValue, ...]]:
    """Facet -> values, most frequent first, selected ones always among them.

    `counts` holds code -> count under all selections at "", and at a facet's name without its own selection.
    """
    by_facet: dict[str, list[tuple[int, int]]] = {facet: [] for facet in FACETS}
    for name, counted in counts.items():
        for code, count in counted.items():
            facet = dictionary.facet_of(code) if code >= 0 else ""
            if facet and name == (facet if facet in counts else ""):
                by_facet[facet].append((count, code))
    size = conf.get("SEARCH_FACET_SIZE")
    best = {facet: heapq.nlargest(size, found) for facet, found in by_facet.items()}
    for facet, chosen in codes.items():
        listed = {code for _, code in best[facet]}
        best[facet] += [(counts[facet].get(code, 0), code) for code in chosen if code not in listed]
    values = dictionary.values_of([code for found in best.values() for _, code in found], using)
    return {
        facet: labelled(facet, [(values[c], n) for n, c in best[facet] if c in values], request) for facet in FACETS
    }


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
