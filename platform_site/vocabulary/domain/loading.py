"""Loads the authorities that every installation starts with. What staff have edited since is left alone."""

import json
from pathlib import Path

from django.db import transaction

from ..models import (
    Agent,
    AgentName,
    Concept,
    ConceptName,
    Institution,
    Period,
    PeriodName,
    Place,
    PlaceName,
)

DATA = Path(__file__).parents[1] / "data"
AUTHORITIES = (
    ("periods.json", Period, PeriodName, "period"),
    ("places.json", Place, PlaceName, "place"),
    ("concepts.json", Concept, ConceptName, "concept"),
    ("agents.json", Agent, AgentName, "agent"),
)


@transaction.atomic
def load_authorities() -> dict[str, int]:
    """Adds what is missing, by code. Returns how many of each were added."""
    return {file: load_file(DATA / file, *models) for file, *models in AUTHORITIES}


def load_file(path: Path, model, name_model, parent_field: str) -> int:
    rows = json.loads(path.read_text(encoding="utf-8"))
    known = set(model.objects.values_list("code", flat=True))
    columns = {field.name for field in model._meta.concrete_fields} - {"id", "parent"}
    fresh = [row for row in rows if row["code"] not in known]
    made = model.objects.bulk_create([model(**{key: row[key] for key in columns & row.keys()}) for row in fresh])
    by_code = {item.code: item for item in made}
    name_columns = {field.name for field in name_model._meta.concrete_fields}
    name_model.objects.bulk_create(
        name_model(**{parent_field: by_code[row["code"]], **{k: v for k, v in name.items() if k in name_columns}})
        for row in fresh
        for name in row.get("names", [])
    )
    set_parents(model, fresh, by_code)
    return len(made)


def set_parents(model, rows: list[dict], by_code: dict) -> None:
    wanted = {row["code"]: row["parent"] for row in rows if row.get("parent")}
    found = {item.code: item for item in model.objects.filter(code__in=wanted.values())}
    for code, parent in wanted.items():
        by_code[code].parent = found.get(parent)
    if wanted:
        model.objects.bulk_update([by_code[code] for code in wanted], ["parent"])


@transaction.atomic
def load_institutions(rows: list[dict], venue: str = "") -> int:
    """Adds institutions that are missing and fills those that are there, parents first in `rows`."""
    columns = {field.name for field in Institution._meta.concrete_fields} - {"id", "path", "depth", "numchild"}
    for row in rows:
        values = {key: row[key] for key in columns & row.keys()} | {"venue": row.get("venue", venue)}
        institution = Institution.objects.filter(code=row["code"]).first()
        if institution:
            Institution.objects.filter(pk=institution.pk).update(**values)
        elif row.get("parent"):
            Institution.objects.get(code=row["parent"]).add_child(**values)
        else:
            Institution.add_root(**values)
    return len(rows)
