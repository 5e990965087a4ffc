"""Judged queries from a file: results are named by id or by title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from .models import JudgedQuery, Judgement


@dataclass(slots=True)
class Loaded:
    """What a load did; `unknown` are (query, title) of results that no public resource has."""

    made: int = 0
    kept: int = 0
    unknown: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def load(entries: Iterable[Mapping], ids: Mapping[str, str], *, replace: bool = False) -> Loaded:
    """Judged queries from `{"query": …, "note": …, "results": {title or id: grade}}`; `ids` gives titles their id.

    A query that is there is left as people have judged it, unless `replace` says otherwise. What is unknown is left
    out, and a query of which nothing is known is not made. Raises KeyError or ValueError for an entry of another shape.
    """
    loaded = Loaded()
    for entry in entries:
        query, results = entry["query"], {name: int(grade) for name, grade in entry["results"].items()}
        if any(grade not in Judgement.Grade.values for grade in results.values()):
            raise ValueError(f"{query}: a grade is one of {Judgement.Grade.values}")
        there = JudgedQuery.objects.filter(query=query).first()
        if there and not replace:
            loaded.kept += 1
            continue
        loaded.unknown += [(query, name) for name in results if name not in ids]
        known = {ids[name]: grade for name, grade in results.items() if name in ids}
        if not known:
            continue
        judged = there or JudgedQuery(query=query)
        judged.note = entry.get("note", judged.note)
        judged.judgements = [Judgement(resource_id=name, grade=grade) for name, grade in known.items()]
        judged.save()
        loaded.made += 1
    return loaded
