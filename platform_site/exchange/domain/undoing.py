"""An import taken back: what it made and nobody touched since goes, what it changed becomes what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.records.models import SourceRow
from search import outbox

from ..errors import FileRefused
from ..models import Change
from ..shape import Shape, shape_of
from .children import read_children, replace_children
from .planning import same

CHUNK = 200
KIND = "ingest_undo"
REMOVED, RESTORED, LEFT = "removed", "restored", "left"


def undo(job_id: int, *, watch: Callable[[dict], None] | None = None, user=None) -> dict[str, int]:
    """Takes back one import, newest change first. Returns `{"job", "removed", "restored", "left"}`.

    A record that a person or a later import has changed since is left alone and counted under `left`; of a changed
    record, so is each field that no longer holds what the import wrote. Raises FileRefused for what is no import.
    """
    done = Job.objects.filter(pk=job_id, kind="ingest").first()
    if done is None:
        raise FileRefused(_("没有编号为 %(job)s 的导入任务。") % {"job": job_id})
    changes = Change.objects.filter(job=done)
    if not changes.exists():
        raise FileRefused(_("导入任务 %(job)s 没有留下可撤销的改动。") % {"job": job_id})
    job = running.start(kind=KIND, label=f"{KIND} {job_id}", params={"import": job_id}, user=user)
    counts: Counter[str] = Counter()
    try:
        last = None
        while chunk := list(before(changes, last)[:CHUNK]):
            last = chunk[-1].pk
            with transaction.atomic():
                undo_chunk(chunk, counts)
                running.advance(job, done=sum(counts.values()), counters=dict(counts))
            if watch:
                watch(counts)
    except BaseException as error:
        running.finish(job, state=Job.State.FAILED, message=str(error) or type(error).__name__)
        raise
    running.finish(job)
    return {"job": job.pk, **{kind: counts[kind] for kind in (REMOVED, RESTORED, LEFT)}}


def before(changes, last: int | None):
    """Changes in falling order of their keys, from the one last seen."""
    rows = changes.select_related("content_type").order_by("-pk")
    return rows if last is None else rows.filter(pk__lt=last)


def undo_chunk(changes: list[Change], counts: Counter) -> None:
    model = changes[0].content_type.model_class()
    made = [change for change in changes if change.kind == Change.Kind.NEW]
    overtaken = set(
        Change.objects.filter(
            content_type=changes[0].content_type,
            object_id__in=[change.object_id for change in changes],
            job_id__gt=changes[0].job_id,
        ).values_list("object_id", flat=True)
    )
    remove(model, made, overtaken, counts)
    for change in changes:
        if change.kind == Change.Kind.CHANGED:
            restored = change.object_id not in overtaken and restore(model, change)
            counts[RESTORED if restored else LEFT] += 1
    Change.objects.filter(pk__in=[change.pk for change in changes if getattr(change, "undone", False)]).delete()


def remove(model, changes: list[Change], overtaken: set[int], counts: Counter) -> None:
    """Deletes records that are as the import made them. Their ARKs stay in the register and are not given anew."""
    wanted = {change.object_id: change for change in changes if change.object_id not in overtaken}
    untouched = model.objects.filter(
        pk__in=wanted, updated_at=F("created_at"), latest_revision__isnull=True
    ).values_list("pk", "ark")
    arks = dict(untouched)
    SourceRow.objects.filter(record__in=arks.values()).delete()
    outbox.record_deleted(model, list(arks))
    with outbox.paused():
        model.objects.filter(pk__in=arks).delete()
    for pk in arks:
        wanted[pk].undone = True
    counts[REMOVED] += len(arks)
    counts[LEFT] += len(changes) - len(arks)


def restore(model, change: Change) -> bool:
    """Puts back the fields that still hold what the import wrote. False when none or not all of them do."""
    shape = shape_of(model)
    record = model.objects.filter(pk=change.object_id, latest_revision__isnull=True).values().first()
    if record is None:
        return False
    present = record | children_of(record["id"], shape, change)
    intact = [name for name, written in change.after.items() if same(written, present.get(name))]
    columns = {name: change.before[name] for name in intact if name not in shape.children}
    model.objects.filter(pk=change.object_id).update(**columns)
    for name in set(intact) & set(shape.children):
        replace_children(shape.children[name], {change.object_id: change.before[name]})
    whole = len(intact) == len(change.after)
    if whole and change.source_payload is not None:
        SourceRow.objects.filter(pk=change.source_row_id).update(payload=change.source_payload, **change.source)
    outbox.record_many(model, [change.object_id])
    change.undone = whole
    return whole


def children_of(pk: int, shape: Shape, change: Change) -> dict[str, list[dict]]:
    """The present child rows of the relations that the change wrote."""
    written = {name: child for name, child in shape.children.items() if name in change.after}
    return {name: read_children(child, [pk]).get(pk, []) for name, child in written.items()}
