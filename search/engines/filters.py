"""The filters of a request as SQL conditions on the document table `d`, the visibility window always among them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from .. import dictionary, opening, writing
from ..dialects import dialect_of
from ..plan import Clause
from ..query import SearchRequest
from ..schema import flag_bit

FEW_VALUES = 5
"""Chosen values of a facet that each document may be asked for one by one."""


PARTS = (
    "SELECT p.document_id FROM search_document w JOIN search_part p ON p.whole = w.model || ':' || w.object_pk "
    "WHERE w.resource_id = %s AND w.visible_from <= %s AND w.visible_until > %s"
)
"""The documents that are parts of a whole which everybody may see."""


def conditions(
    request: SearchRequest, codes: Mapping[str, Sequence[int]], skip: str = "", tried: Container[str] = ()
) -> tuple[str, list]:
    """(condition, parameters) of all selections but the facet `skip`.

    Of the facets `tried` each document is asked whether it has one of the values; of the others the documents are
    gathered first, which is quicker where they are few.
    """
    moment = writing.now()
    parts, params = ["d.visible_from <= %s AND d.visible_until > %s"], [moment, moment]
    for facet in request.selected:
        found = codes.get(facet, ())
        if facet != skip and not found:
            return "1 = 0", []
        if facet != skip:
            parts.append(_having(len(found), facet in tried))
            params.extend(found)
    for condition, values in _limits(request, codes, moment):
        parts.append(condition)
        params += values
    return " AND ".join(parts), params


def _limits(request: SearchRequest, codes: Mapping[str, Sequence[int]], moment: int) -> Iterator[tuple[str, list]]:
    """(condition, parameters) of each limit but the facets."""
    if request.year_from is not None:
        yield "d.year_to >= %s", [request.year_from]
    if request.year_to is not None:
        yield "d.year_from <= %s", [request.year_to]
    if request.online is not None:
        yield "d.online = %s", [request.online]
    if request.flagged:
        bits = sum(map(flag_bit, request.flagged))
        yield "(d.flags & %s) = %s", [bits, bits]
    if request.part_of:
        yield f"d.id IN ({PARTS})", [request.part_of, moment, moment]
    if request.places:
        yield "d.places_until > %s", [moment]
    if request.open:
        found = codes.get("open", ())
        yield _having(len(found)), list(found)


def _having(number: int, tried: bool = False) -> str:
    """The condition that a document has one of so many codes."""
    having = f"code IN ({', '.join(['%s'] * number) or 'NULL'})"
    if tried and number <= FEW_VALUES:
        return f"EXISTS (SELECT 1 FROM search_posting p WHERE p.document_id = d.id AND p.{having})"
    return f"d.id IN (SELECT document_id FROM search_posting WHERE {having})"


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


def sizes_of(connection, selected: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Facet -> how many postings its chosen values have."""
    every = [code for codes in selected.values() for code in codes]
    if not every:
        return dict.fromkeys(selected, 0)
    with connection.cursor() as cursor:
        cursor.execute(dialect_of(connection).tally_sql(f"code IN ({', '.join(['%s'] * len(every))})"), every)
        held = dict(cursor.fetchall())
    return {facet: sum(held.get(code, 0) for code in codes) for facet, codes in selected.items()}


def with_places(connection) -> set[int]:
    """Ids of all public documents that still have places; a part of an index, for few ever have."""
    moment = writing.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM search_document WHERE places_until > %s AND visible_from <= %s AND visible_until > %s",
            [moment] * 3,
        )
        return {row[0] for row in cursor.fetchall()}
