"""Child rows read along with their record, in its own query, where a page would pay for each table otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db.models import Field, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

PREFIX = "rows_"


class JSONRows(Subquery):
    """A subquery of one JSON column as a list, in the order of the subquery."""

    output_field = JSONField()
    template = "(SELECT COALESCE(json_group_array(json(row_data)), '[]') FROM (%(subquery)s) AS row_list)"

    def as_postgresql(self, compiler, connection, **extra):
        template = "(SELECT COALESCE(jsonb_agg(row_data), '[]'::jsonb) FROM (%(subquery)s) AS row_list)"
        return super().as_sql(compiler, connection, template=template, **extra)


def json_rows(rows: QuerySet, names: Iterable[str]) -> JSONRows:
    """The rows of a queryset with an OuterRef, as a list of dicts with those columns."""
    return JSONRows(rows.values(row_data=JSONObject(**{name: name for name in names})), output_field=JSONField())


def with_rows(records: QuerySet, relations: Iterable[str], *, staff: bool = False) -> QuerySet:
    """Records that carry the child rows of those relations; `seat_rows` puts them where `record.<relation>` looks.

    Columns that are for the staff only are read where `staff` says so.
    """
    found = {}
    for relation in relations:
        field = records.model._meta.get_field(relation)
        rows = field.related_model.objects.filter(**{field.field.name: OuterRef("pk")})
        columns = all_columns(field.related_model) if staff else public_columns(field.related_model)
        found[PREFIX + relation] = json_rows(rows, columns)
    return records.annotate(**found)


def seat_rows(record, relations: Iterable[str]) -> None:
    """Makes rows of what `with_rows` read; staff-only columns were not read and are empty."""
    cache = record.__dict__.setdefault("_prefetched_objects_cache", {})
    for relation in relations:
        field = record._meta.get_field(relation)
        rows = field.related_model.objects.none()
        rows._result_cache = [row_from(field, values, record) for values in getattr(record, PREFIX + relation)]
        rows._prefetch_done = True
        cache[relation] = rows


def seat_for_editing(record, relations: Iterable[str]) -> None:
    """The same, where the forms of child rows look."""
    record._cluster_related_objects = {
        relation: [
            row_from(record._meta.get_field(relation), values, record) for values in getattr(record, PREFIX + relation)
        ]
        for relation in relations
    }


def row_from(field, values: dict, record):
    columns = {column.attname: column for column in field.related_model._meta.concrete_fields}
    row = field.related_model(**{name: restored(columns[name], value) for name, value in values.items()})
    row._state.adding = False
    setattr(row, field.field.name, record)
    return row


def restored(column: Field, value):
    """The value as its column gives it: dates come back as text, and on SQLite lists inside a list of rows do too."""
    if isinstance(column, JSONField):
        return json.loads(value) if isinstance(value, str) else value
    return value if column.is_relation or value is None else column.to_python(value)


def all_columns(model) -> list[str]:
    return [column.attname for column in model._meta.concrete_fields]


def public_columns(model) -> list[str]:
    """The columns of a child model without those that it keeps for the staff."""
    hidden = getattr(model, "staff_only", ())
    return [column.attname for column in model._meta.concrete_fields if column.name not in hidden]
