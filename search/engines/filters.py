"""The filters of a request as SQL conditions on the document table `d`, the visibility window always among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import dictionary, opening, writing
from ..plan import Clause
from ..query import SearchRequest
from ..schema import flag_bit


def conditions(request: SearchRequest, codes: Mapping[str, Sequence[int]], skip: str = "") -> tuple[str, list]:
    """(condition, parameters) of all selections but the facet `skip`."""
    moment = writing.now()
    parts, params = ["d.visible_from <= %s AND d.visible_until > %s"], [moment, moment]
    for facet in request.selected:
        if facet == skip:
            continue
        found = codes.get(facet, ())
        if not found:
            return "1 = 0", []
        marks = ", ".join(["%s"] * len(found))
        parts.append(f"d.id IN (SELECT document_id FROM search_posting WHERE code IN ({marks}))")
        params.extend(found)
    if request.year_from is not None:
        parts.append("d.year_to >= %s")
        params.append(request.year_from)
    if request.year_to is not None:
        parts.append("d.year_from <= %s")
        params.append(request.year_to)
    if request.online is not None:
        parts.append("d.online = %s")
        params.append(request.online)
    if request.flagged:
        bits = sum(map(flag_bit, request.flagged))
        parts.append("(d.flags & %s) = %s")
        params += [bits, bits]
    if request.places:
        parts.append("d.places_until > %s")
        params.append(moment)
    if request.open:
        found = codes.get("open", ())
        marks = ", ".join(["%s"] * len(found)) or "NULL"
        parts.append(f"d.id IN (SELECT document_id FROM search_posting WHERE code IN ({marks}))")
        params.extend(found)
    return " AND ".join(parts), params


def overlapping(clause: Clause) -> tuple[str, list[int]]:
    """(condition, parameters) of documents whose years overlap one of the clause's spans."""
    parts, params = [], []
    for first, last in clause.spans:
        ends = [("d.year_to >= %s", first), ("d.year_from <= %s", last)]
        parts.append(" AND ".join(condition for condition, year in ends if year is not None) or "d.year_to IS NOT NULL")
        params += [year for _, year in ends if year is not None]
    return f"({' OR '.join(parts)})", params


def is_limited(request: SearchRequest) -> bool:
    """Whether anything but the visibility window limits the request."""
    return request.is_narrowed


def codes_of(request: SearchRequest, using: str) -> dict[str, list[int]]:
    """Facet -> codes of what is selected, and under `open` those of the institutions that are open, where asked."""
    codes = dictionary.codes_of(request.selected, using)
    if request.open:
        codes["open"] = dictionary.codes_of({"institution": opening.open_now()}, using)["institution"]
    return codes


def with_places(connection) -> set[int]:
    """Ids of all public documents that still have places; a part of an index, for few ever have."""
    moment = writing.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM search_document WHERE places_until > %s AND visible_from <= %s AND visible_until > %s",
            [moment] * 3,
        )
        return {row[0] for row in cursor.fetchall()}
