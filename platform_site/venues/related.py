"""Records that a record has to do with, from either side, as the public may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import F, OuterRef, QuerySet

from platform_site.records.models import RecordRelation, RelationKind
from platform_site.records.rows import json_rows
from search.lookup import hits_of
from search.query import Hit

PREFIX = "led_from_"


@dataclass(frozen=True)
class Related:
    """`kind` in the reader's language; `hit` where there is a public record, else `label`."""

    kind: str
    label: str
    note: str = ""
    hit: Hit | None = None


def relation_models() -> Iterator[type[RecordRelation]]:
    """The venues' tables of relations."""
    return (model for model in apps.get_models() if issubclass(model, RecordRelation))


def with_relations_to(records: QuerySet) -> QuerySet:
    """Records that carry what leads to them from others, read in the same query."""
    found = {}
    for model in relation_models():
        rows = model.objects.filter(target=OuterRef("ark")).annotate(source=F("record__ark"))
        found[PREFIX + model._meta.label_lower.replace(".", "_")] = json_rows(rows, ("source", "kind", "note"))
    return records.annotate(**found)


def related_to(record) -> list[Related]:
    """What the record leads to, in its order, then what leads to it. One query, none without relations.

    A target that is not public is left out, and so is all that was noted about it.
    """
    outgoing = [(row.target_id, row.kind, row.label, row.note) for row in record.relations.all()] if own(record) else []
    incoming = [(row["source"], row["kind"], "", row["note"]) for row in led_from(record)]
    rows = {(ark or label): (ark, kind, label, note) for ark, kind, label, note in [*incoming, *outgoing]}
    hits = {hit.id: hit for hit in hits_of(ark for ark, *_rest in rows.values() if ark)}
    order = dict.fromkeys(ark or label for ark, _kind, label, _note in [*outgoing, *incoming])
    return [related(*rows[key], hits) for key in order if key in hits or not rows[key][0]]


def related(ark: str | None, kind: str, label: str, note: str, hits: dict[str, Hit]) -> Related:
    hit = hits.get(ark) if ark else None
    return Related(str(RelationKind(kind).label), hit.title if hit else label, note, hit)


def own(record) -> bool:
    return any(relation.name == "relations" for relation in record._meta.related_objects)


def led_from(record) -> list[dict]:
    """The relations that lead to the record, where its page read them; a preview knows none."""
    return [row for name, rows in record.__dict__.items() if name.startswith(PREFIX) for row in rows]
