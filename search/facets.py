"""Facets as shown: the most frequent values with labels and what is selected, from counts by code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from . import conf, dictionary, labels, opening
from .query import FacetValue, SearchRequest
from .schema import FACETS


def shown(
    counts: Mapping[str, Mapping[int, int]],
    held: Mapping[str, Sequence[int]],
    request: SearchRequest,
    codes: Mapping[str, Sequence[int]],
    using: str,
) -> dict[str, tuple[FacetValue, ...]]:
    """Facet -> values, most frequent first, selected ones always among them.

    `counts` holds code -> count under all selections at "", and at a facet's name without its own selection; `held`
    are the codes of each facet among the first (`dictionary.by_facet`).
    """
    size = conf.get("SEARCH_FACET_SIZE")
    best: dict[str, list[tuple[int, int]]] = {}
    for facet in FACETS:
        chosen = facet in request.selected
        counted = counts[facet] if chosen else counts[""]
        found = dictionary.of_facet(facet, counted) if chosen else held[facet]
        if text := dict(request.within).get(facet):
            matching = dictionary.matching(facet, text, using)
            found = [code for code in found if code in matching]
        listed = _most_frequent(found, counted, size)
        listed += [code for code in codes.get(facet, ()) if chosen and code not in listed]
        best[facet] = [(code, counted.get(code, 0)) for code in listed]
    values = dictionary.values_of([code for found in best.values() for code, _ in found], using)
    return {
        facet: labelled(facet, [(values[code], n) for code, n in found if code in values], request)
        for facet, found in best.items()
    }


def _most_frequent(codes: Sequence[int], counts: Mapping[int, int], size: int) -> list[int]:
    """The codes of the highest counts; of equal ones the newest."""
    found = codes
    if len(codes) > size:
        newest = codes[::-1]
        found = sorted(newest, key=counts.__getitem__, reverse=True)[:size]
    return [code for code in found if counts[code] > 0]


def flags(
    counts: Mapping[int, int],
    held: Mapping[str, Sequence[int]],
    institutions: Sequence[FacetValue],
    request: SearchRequest,
    total: int,
    places: int,
    using: str,
) -> dict[str, int]:
    """Flag -> how many results have it. `counts` are those under all selections, `places` what still has places.

    `institutions` are those shown, which need not be looked up again where they are all.
    """
    found = dictionary.flags_counted(counts, held["flags"])
    is_all = len(institutions) == len(held["institution"]) and not (request.institution or request.within)
    named = {one.value: one.count for one in institutions} if is_all else _named(counts, held["institution"], using)
    now = sum(named.get(code, 0) for code in opening.open_now())
    return chosen(found | {"open": now, "places": places}, request, total)


def chosen(found: dict[str, int], request: SearchRequest, total: int) -> dict[str, int]:
    """Counts of flags; one that is chosen holds for all results."""
    return found | {flag: total for flag in found if getattr(request, flag)}


def _named(counts: Mapping[int, int], codes: Sequence[int], using: str) -> dict[str, int]:
    """Value -> count."""
    return {value: counts[code] for code, (value, _) in dictionary.values_of(codes, using).items()}


def labelled(
    facet: str, found: Sequence[tuple[tuple[str, str], int]], request: SearchRequest
) -> tuple[FacetValue, ...]:
    """Facet values of ((value, stored label), count) pairs."""
    named = labels.labels_for(facet, [value for (value, _), _ in found])
    chosen = getattr(request, facet)
    ordered = sorted(sorted(found, key=itemgetter(0)), key=itemgetter(1), reverse=True)
    return tuple(
        FacetValue(value, named.get(value) or label or value, count, value in chosen)
        for (value, label), count in ordered
    )
