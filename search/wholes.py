"""Parts among the results, under what they are parts of: a volume's series, a poem's book, a leaf's album.

Documents of parts name their whole by its row, so that nothing of a whole is kept with them: what is said of it, its
title included, is read when it is shown, and only where everybody may see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import orjson
from django.db import DEFAULT_DB_ALIAS, connections

from . import writing
from .addresses import localise_all
from .query import Hit, SearchResult
from .resource import row_key

VISIBLE = "d.visible_from <= %s AND d.visible_until > %s"


@dataclass(frozen=True, slots=True)
class Whole:
    """A public whole that hits are parts of, and how many of its parts are found; 0 where that was not counted."""

    id: str
    title: str
    url: str
    count: int


def key_of(id: str, using: str = DEFAULT_DB_ALIAS) -> str | None:
    """The `row_key` of a resource that everybody may see now."""
    moment = writing.now()
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT d.model, d.object_pk FROM search_document d WHERE {VISIBLE} AND d.resource_id = %s",
            [moment, moment, id],
        )
        found = cursor.fetchone()
    return row_key(*found) if found else None


def named(result: SearchResult) -> SearchResult:
    """The result with its public wholes; its hits name them by id, or none."""
    keys = {hit.part_of for hit in result.hits if hit.part_of}
    if not keys:
        return result
    wholes = {key: replace(whole, count=result.parts.get(key, 0)) for key, whole in public(keys).items()}
    hits = tuple(_told(hit, wholes) for hit in result.hits)
    return replace(result, hits=hits, wholes={whole.id: whole for whole in wholes.values()})


def _told(hit: Hit, wholes: Mapping[str, Whole]) -> Hit:
    if not hit.part_of:
        return hit
    return replace(hit, resource={**hit.resource, "part_of": wholes[hit.part_of].id if hit.part_of in wholes else ""})


def public(keys: Iterable[str], using: str = DEFAULT_DB_ALIAS) -> dict[str, Whole]:
    """`row_key` -> the whole, for those that everybody may see now; addresses are in the reader's language."""
    by_model: dict[str, list[str]] = {}
    for key in sorted(keys):
        model, _, pk = key.partition(":")
        by_model.setdefault(model, []).append(pk)
    rows = _rows(by_model, using) if by_model else []
    urls = localise_all([card["url"] for _model, _pk, card in rows])
    return {
        row_key(model, pk): Whole(card["id"], card["title"], url, 0)
        for (model, pk, card), url in zip(rows, urls, strict=True)
    }


def _rows(by_model: Mapping[str, Sequence[str]], using: str) -> list[tuple[str, str, dict]]:
    moment, either, params = writing.now(), [], []
    for model, pks in by_model.items():
        either.append(f"d.model = %s AND d.object_pk IN ({', '.join(['%s'] * len(pks))})")
        params += [model, *pks]
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT d.model, d.object_pk, c.data FROM search_document d JOIN search_card c ON c.document_id = d.id "
            f"WHERE {VISIBLE} AND ({' OR '.join(either)})",
            [moment, moment, *params],
        )
        return [(model, pk, orjson.loads(data)) for model, pk, data in cursor.fetchall()]
