"""Loads the authorities that every installation starts with. What staff have edited since is left alone."""

import json
from pathlib import Path

from django.db import transaction

from ..models import Agent, Concept, Institution, Merge, Period, Place
from .keys import renew_keys
from .links import own_parts

DATA = Path(__file__).parents[1] / "data"
AUTHORITIES = (
    ("periods.json", Period),
    ("places.json", Place),
    ("concepts.json", Concept),
    ("agents.json", Agent),
)


@transaction.atomic
def load_authorities() -> dict[str, int]:
    """Adds what is missing, by code, and the look-up forms of agents. Returns how many of each were added."""
    added = {file: load_file(DATA / file, model) for file, model in AUTHORITIES}
    renew_keys(Agent.objects.filter(keys__isnull=True).values_list("pk", flat=True))
    return added


def load_file(path: Path, model) -> int:
    """Rows of the file that no authority has the code of, merged ones included, with their names and codes."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    known = {*model.objects.values_list("code", flat=True)}
    known |= {*Merge.objects.standing().of(model).values_list("code", flat=True)}
    columns = {field.name for field in model._meta.concrete_fields} - {"id", "parent"}
    fresh = [row for row in rows if row["code"] not in known]
    made = model.objects.bulk_create([model(**{key: row[key] for key in columns & row.keys()}) for row in fresh])
    by_code = {item.code: item for item in made}
    for field in own_parts(model):
        relation = field.remote_field.related_name
        field.model.objects.bulk_create(
            field.model(**{field.name: by_code[row["code"]]}, **part) for row in fresh for part in row.get(relation, [])
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
