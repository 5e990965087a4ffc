"""What the demo records have to do with each other across the venues, by their permanent identifiers."""

from platform_site.records.models import RecordRelation
from platform_site.records.scope import record_models
from platform_site.venues.related import relation_models

from . import files

FILE = "relations.json"


def seed_relations() -> int:
    """Makes the relations that are missing, between records that are there. Returns how many it made."""
    wanted = files.read(None, FILE, [])
    numbers = {number for row in wanted for number in (row["from"], row["to"])}
    arks = {
        number: (model, pk, ark)
        for model in record_models()
        for number, pk, ark in model.objects.filter(identifier__in=numbers).values_list("identifier", "pk", "ark")
    }
    tables = {table._meta.get_field("record").related_model: table for table in relation_models()}
    rows = [row for row in wanted if row["from"] in arks and row["to"] in arks]
    return sum(add(tables, arks[row["from"]], arks[row["to"]][2], row) for row in rows)


def add(tables: dict, source: tuple, target: str, row: dict) -> bool:
    """Adds the row behind those that the record has, unless it leads there already."""
    model, pk, _ark = source
    table: type[RecordRelation] = tables[model]
    present = table.objects.filter(record_id=pk)
    if present.filter(target_id=target).exists():
        return False
    table.objects.create(record_id=pk, target_id=target, kind=row["kind"], note=row["note"], sort_order=present.count())
    return True
