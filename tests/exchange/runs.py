"""What the tests of staged imports share: a file of rows, a run of it, and all that an import leaves, as a digest."""

import hashlib
import json

from django.core.files import File

from platform_site.exchange.domain import runs
from platform_site.exchange.models import Change, Refusal, Run
from platform_site.exchange.profiles import get_profile
from platform_site.records.models import Ark, SourceRow
from search.models import Document
from tests.factories.vocabulary import institution_of

MAPPING = {
    "name": "staged",
    "profile": "museum.table",
    "fields": {
        "identifier": "no",
        "title": "name",
        "medium": "medium",
        "subjects": {"path": "tags", "then": [{"split": "；"}]},
        "part_of": "whole",
        "part_label": "label",
        "contributions": {"each_value": "maker", "item": {"name": "value"}},
    },
}
COLUMNS = ("no", "name", "medium", "tags", "whole", "label", "maker")


def write_rows(path, rows):
    """A CSV of the mapping's columns; `rows` are dicts with what is not empty."""
    lines = [",".join(COLUMNS), *(",".join(row.get(name, "") for name in COLUMNS) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def uploaded(path, *, user=None, overwrite=False, institution=None) -> Run:
    """The file, kept for a worker."""
    with path.open("rb") as file:
        return runs.upload(
            profile=get_profile("museum.table"),
            institution=institution or institution_of("museum"),
            file=File(file, name=path.name),
            mapping=MAPPING,
            overwrite=overwrite,
            user=user,
        )


def staged(path, **more) -> Run:
    """The file, uploaded and read for review."""
    run = uploaded(path, **more)
    runs.carry_on(run.pk)
    return fresh(run)


def applied(run: Run) -> Run:
    assert runs.begin_applying(run)
    runs.carry_on(run.pk)
    return fresh(run)


def fresh(run: Run) -> Run:
    return Run.objects.select_related("job").get(pk=run.pk)


def state_of(model) -> dict:
    """Everything an import writes, without keys, ARKs and times: equal for equal deeds, however often cut off."""
    names = dict(model.objects.values_list("pk", "identifier"))
    by_ark = dict(model.objects.values_list("ark", "identifier"))
    fields = [
        field.attname
        for field in model._meta.concrete_fields
        if field.name not in {"id", "ark", "part_of", "latest_revision", "live_revision"} and not is_time(field)
    ]
    records = model.objects.order_by("identifier").values("part_of__identifier", *fields)
    makers = model.contributions.rel.related_model.objects.order_by("record__identifier", "sort_order")
    return {
        "records": list(records),
        "makers": list(makers.values_list("record__identifier", "name", "role", "sort_order", "agent")),
        "sources": sorted(
            (row.identifier, bytes(row.payload).decode(), row.checksum, by_ark.get(row.record_id, ""))
            for row in SourceRow.objects.all()
        ),
        "changes": sorted(
            (names.get(change.object_id, ""), change.kind, json.dumps([change.before, change.after], sort_keys=True))
            for change in Change.objects.all()
        ),
        "refusals": sorted(Refusal.objects.values_list("kind", "number", "field", "value", "reason")),
        "arks": sorted(by_ark.get(ark, "gone") for ark in Ark.objects.values_list("ark", flat=True)),
        "documents": sorted(
            (by_ark.get(resource, ""), title)
            for resource, title in Document.objects.filter(resource_id__in=by_ark).values_list("resource_id", "title")
        ),
    }


def is_time(field) -> bool:
    return field.get_internal_type() == "DateTimeField"


def digest_of(model) -> str:
    text = json.dumps(state_of(model), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
