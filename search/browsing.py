"""What there is to browse: values of facets with the number of public resources that carry them, never a hidden one.

Counts are kept until a document changes or a window opens or closes, so that they are cheap and never late.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections

from . import dictionary, writing
from .dialects import dialect_of
from .engines.listing import stamped

KEPT = 300
"""Seconds that counts of unchanged tables are kept."""
PUBLIC = "d.visible_from <= %s AND d.visible_until > %s"
ROW = (1 << dictionary.ROW_BITS) - 1
"""The bits of a code that are the key of its value."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "#"
"""The letter of what begins with none of the alphabet."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a facet and how many public resources carry it."""

    value: str
    count: int
    venue: str = ""


class Shelf:
    """All that is public, or that of one venue, counted in various ways; each is one query, none while it is kept."""

    def __init__(self, venue: str = "", using: str = DEFAULT_DB_ALIAS) -> None:
        self.venue, self.using = venue, using
        self.connection = connections[using]
        with self.connection.cursor() as cursor:
            self.stamp = stamped(cursor)

    def values(self, facet: str) -> list[Counted]:
        """The values of a facet, the most frequent first."""
        return self.several((facet,))[facet]

    def several(self, facets: Sequence[str]) -> dict[str, list[Counted]]:
        """The same of several facets, in one query."""
        return self._kept(("values", *facets), lambda: self._values(facets))

    def kinds(self) -> list[Counted]:
        """The kinds of each venue."""
        return self._kept(("kinds",), self._kinds)

    def together(self, facet: str, groups: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """For each group how many carry at least one of its values, each counted once."""
        pairs = [(name, value) for name, values in groups.items() for value in values]
        if not pairs:
            return {}
        return self._kept(("together", facet, tuple(pairs)), lambda: self._together(facet, pairs))

    def letters(self, facet: str) -> dict[str, int]:
        """Initial of the sound of a value (A–Z, # for the rest) -> how many values begin so."""
        return self._kept(("letters", facet), lambda: self._letters(facet))

    def beginning(self, facet: str, letter: str, first: int, last: int) -> list[Counted]:
        """The values from place `first` to `last` under a letter, in the order of their sound."""
        key = ("beginning", facet, letter, first, last)
        return self._kept(key, lambda: self._beginning(facet, letter, first, last))

    def places(self) -> list[Counted]:
        """The places that resources name, the most frequent first."""
        return self._kept(("places",), self._places)

    def _kept(self, name: tuple, count: Callable):
        key = f"search-browse-{hash((self.using, self.venue, self.stamp, name))}"
        found = cache.get(key)
        if found is None:
            found = count()
            cache.set(key, found, KEPT)
        return found

    def _rows(self, statement: str, params: Sequence) -> list[tuple]:
        with self.connection.cursor() as cursor:
            cursor.execute(statement, list(params))
            return cursor.fetchall()

    def _public(self) -> tuple[str, list]:
        """(condition, parameters) of the documents `d` that count."""
        moment = writing.now()
        if not self.venue:
            return PUBLIC, [moment, moment]
        mine = "d.id IN (SELECT document_id FROM search_posting WHERE code = {} + ({}))".format(
            dictionary.code_of("venue", 0), "SELECT id FROM search_facetvalue WHERE facet = 'venue' AND value = %s"
        )
        return f"{PUBLIC} AND {mine}", [moment, moment, self.venue]

    def _carried(self, facet: str) -> tuple[str, list]:
        """(condition, parameters) of the values `v` that a document that counts carries."""
        public, params = self._public()
        return (
            "EXISTS (SELECT 1 FROM search_posting p JOIN search_document d ON d.id = p.document_id "
            f"WHERE p.code = v.id + {dictionary.code_of(facet, 0)} AND {public})",
            params,
        )

    def _values(self, facets: Sequence[str]) -> dict[str, list[Counted]]:
        public, params = self._public()
        ranges = " OR ".join(["p.code BETWEEN %s AND %s"] * len(facets))
        rows = self._rows(
            "SELECT v.facet, v.value, n.number FROM (SELECT p.code, count(*) AS number FROM search_posting p "
            f"JOIN search_document d ON d.id = p.document_id WHERE ({ranges}) AND {public} GROUP BY p.code) n "
            f"JOIN search_facetvalue v ON v.id = n.code & {ROW} ORDER BY n.number DESC, v.value",
            [*(end for facet in facets for end in dictionary.codes_within(facet)), *params],
        )
        found: dict[str, list[Counted]] = {facet: [] for facet in facets}
        for facet, value, number in rows:
            found[facet].append(Counted(value, number))
        return found

    def _kinds(self) -> list[Counted]:
        public, params = self._public()
        rows = self._rows(
            "SELECT k.value, n.number, v.value FROM (SELECT a.code AS venue, b.code AS kind, count(*) AS number "
            "FROM search_document d JOIN search_posting a ON a.document_id = d.id AND a.code BETWEEN %s AND %s "
            "JOIN search_posting b ON b.document_id = d.id AND b.code BETWEEN %s AND %s "
            f"WHERE {public} GROUP BY a.code, b.code) n "
            f"JOIN search_facetvalue v ON v.id = n.venue - {dictionary.code_of('venue', 0)} "
            f"JOIN search_facetvalue k ON k.id = n.kind - {dictionary.code_of('kind', 0)} "
            "ORDER BY n.number DESC, k.value",
            [*dictionary.codes_within("venue"), *dictionary.codes_within("kind"), *params],
        )
        return [Counted(*row) for row in rows]

    def _together(self, facet: str, pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
        public, params = self._public()
        values = sorted({value for _name, value in pairs})
        marks = ", ".join(["%s"] * len(values))
        rows = self._rows(
            "SELECT v.value, p.document_id FROM search_facetvalue v "
            f"JOIN search_posting p ON p.code = v.id + {dictionary.code_of(facet, 0)} "
            f"JOIN search_document d ON d.id = p.document_id WHERE v.facet = %s AND v.value IN ({marks}) AND {public}",
            [facet, *values, *params],
        )
        held: dict[str, set[int]] = {}
        for value, document in rows:
            held.setdefault(value, set()).add(document)
        groups: dict[str, set[int]] = {}
        for name, value in pairs:
            groups.setdefault(name, set()).update(held.get(value, ()))
        return {name: len(documents) for name, documents in groups.items() if documents}

    def _letters(self, facet: str) -> dict[str, int]:
        carried, params = self._carried(facet)
        rows = self._rows(
            f"SELECT upper(substr({SOUND}, 1, 1)), count(*) FROM search_facetvalue v WHERE v.facet = %s AND {carried} "
            "GROUP BY 1",
            [facet, *params],
        )
        found: dict[str, int] = {}
        for letter, number in rows:
            name = letter if letter and letter in LETTERS else OTHER
            found[name] = found.get(name, 0) + number
        return {name: found[name] for name in (*LETTERS, OTHER) if name in found}

    def _beginning(self, facet: str, letter: str, first: int, last: int) -> list[Counted]:
        carried, params = self._carried(facet)
        public, counted = self._public()
        marks = ", ".join(f"'{one}'" for one in LETTERS)
        begins = f"upper(substr({SOUND}, 1, 1)) " + (f"NOT IN ({marks})" if letter == OTHER else "= %s")
        rows = self._rows(
            "SELECT v.value, (SELECT count(*) FROM search_posting p JOIN search_document d ON d.id = p.document_id "
            f"WHERE p.code = v.id + {dictionary.code_of(facet, 0)} AND {public}) FROM search_facetvalue v "
            f"WHERE v.facet = %s AND {begins} AND {carried} ORDER BY {SOUND}, v.value LIMIT %s OFFSET %s",
            [*counted, facet, *([] if letter == OTHER else [letter]), *params, last - first, first],
        )
        return [Counted(*row) for row in rows]

    def _places(self) -> list[Counted]:
        public, params = self._public()
        unnested = dialect_of(self.connection).unnested("c.data", "places", "named")
        rows = self._rows(
            "SELECT named.value, count(DISTINCT d.id) FROM search_document d "
            f"JOIN search_card c ON c.document_id = d.id CROSS JOIN {unnested} "
            f"WHERE c.data LIKE '%%\"places\":%%' AND {public} GROUP BY named.value ORDER BY 2 DESC, 1",
            params,
        )
        return [Counted(*row) for row in rows]


SOUND = "COALESCE(NULLIF(v.pinyin, ''), v.key)"
"""The sound of a value; one without Han is sorted as it is written."""
