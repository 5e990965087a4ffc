"""An import taken back: what it made goes, what it changed becomes what it was.

Where a person or a later import has been at a record since, the record is left alone until somebody decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.records.models import Ark, SourceRow
from platform_site.records.rescoring import rescore_some
from search import outbox

from ..bulk import update_many
from ..errors import FileRefused
from ..models import Change, PartLink
from ..shape import PART_OF, shape_of
from .children import replace_children
from .conflicts import GONE, conflicts_of
from .importing import KIND as IMPORT
from .parts import COLUMN, detach, find_records
from .revisions import follow_in_revisions

CHUNK = 200
KIND = "ingest_undo"
REMOVED, RESTORED, LEFT = "removed", "restored", "left"
UNFINISHED = (Job.State.WAITING, Job.State.RUNNING, Job.State.PAUSED)
Watch = Callable[[dict], None]


def undo(job_id: int, *, watch: Watch | None = None, user=None) -> dict[str, int]:
    """Takes back one import in this process, newest change first. Returns `{"job", "removed", "restored", "left"}`.

    Raises FileRefused for what is no import, or has left nothing to take back.
    """
    job = running.start(**undo_job(job_id, user))
    take_back(job, watch)
    return {"job": job.pk, **{kind: job.counters.get(kind, 0) for kind in (REMOVED, RESTORED, LEFT)}}


def begin_undoing(job_id: int, *, user=None) -> Job:
    """The job that a worker will do; FileRefused as in `undo`."""
    wanted = undo_job(job_id, user)
    total = wanted.pop("total")
    job = running.queue(**wanted)
    Job.objects.filter(pk=job.pk).update(total=total)
    return job


def carry_on_undo(job_pk: int) -> None:
    """What a worker does with the job, from where it stands."""
    job = running.claim(job_pk)
    if job is None:
        return
    try:
        take_back(job)
    except (running.Stopped, running.LeaseLost):
        return


def undo_job(job_id: int, user) -> dict:
    done = Job.objects.filter(pk=job_id, kind=IMPORT).first()
    if done is None:
        raise FileRefused(_("没有编号为 %(job)s 的导入任务。") % {"job": job_id})
    if done.state in UNFINISHED and not is_silent(done):
        raise FileRefused(_("导入任务 %(job)s 还没有结束；请先取消它。") % {"job": job_id})
    total = changes_of(job_id).count()
    if not total:
        raise FileRefused(_("导入任务 %(job)s 没有留下可撤销的改动。") % {"job": job_id})
    params = {"import": job_id}
    return {"kind": KIND, "label": f"{KIND} {job_id}", "params": params, "user": user, "total": total}


def is_silent(job: Job) -> bool:
    return running.overdue().filter(pk=job.pk).exists()


def changes_of(job_id: int):
    """What is still to be taken back of an import: not what somebody wants kept."""
    return Change.objects.filter(job=job_id).exclude(decision=Change.Undo.KEEP)


def take_back(job: Job, watch: Watch | None = None) -> None:
    import_id = job.params["import"]
    counts = Counter({kind: job.counters.get(kind, 0) for kind in (REMOVED, RESTORED, LEFT)})
    last = job.cursor.get("last")
    try:
        PartLink.objects.filter(job=import_id).delete()
        while chunk := list(before(changes_of(import_id), last)[:CHUNK]):
            last = chunk[-1].pk
            with transaction.atomic():
                undo_chunk(chunk, counts)
                running.advance(job, done=sum(counts.values()), counters=dict(counts), cursor={"last": last})
                running.reached.send(Job, point="undo")
            running.reached.send(Job, point="undone")
            if watch:
                watch(counts)
            running.heed(job)
    except (running.Stopped, running.LeaseLost):
        raise
    except BaseException as error:
        running.finish(job, state=Job.State.FAILED, message=str(error) or type(error).__name__)
        raise
    running.finish(job)


def before(changes, last: int | None):
    """Changes in falling order of their keys, from the one last seen."""
    rows = changes.select_related("content_type").order_by("-pk")
    return rows if last is None else rows.filter(pk__lt=last)


def undo_chunk(changes: list[Change], counts: Counter) -> None:
    """Takes back what nobody has touched since and what somebody wants back all the same; the rest is marked."""
    model = changes[0].content_type.model_class()
    found = conflicts_of(changes)
    for change in changes:
        change.conflict = found.get(change.pk, "")
    willing = [change for change in changes if is_willing(change)]
    made = [change for change in willing if change.kind == Change.Kind.NEW]
    remove(model, [change.object_id for change in made])
    restore(model, [change for change in willing if change.kind != Change.Kind.NEW])
    Change.objects.filter(pk__in=[change.pk for change in willing]).delete()
    left = [change for change in changes if not is_willing(change)]
    Change.objects.bulk_update(left, ["conflict"])
    counts[REMOVED] += len(made)
    counts[RESTORED] += len(willing) - len(made)
    counts[LEFT] += len(left)


def is_willing(change: Change) -> bool:
    return not change.conflict or (change.decision == Change.Undo.TAKE_BACK and change.conflict != GONE)


def remove(model, pks: list[int]) -> None:
    """Deletes records. Their ARKs stay in the register as gone and are not given anew."""
    arks = list(model.objects.filter(pk__in=pks).values_list("ark", flat=True))
    SourceRow.objects.filter(record__in=arks).delete()
    parts = list(model.objects.filter(part_of__in=pks).exclude(pk__in=pks).values_list("pk", flat=True))
    detach(model, [*pks, *parts])
    outbox.record_deleted(model, pks)
    with outbox.paused():
        model.objects.filter(pk__in=pks).delete()
    Ark.objects.filter(ark__in=arks).update(gone_at=timezone.now())
    if parts:
        outbox.record_many(model, parts)


def restore(model, changes: list[Change]) -> None:
    """Puts back the fields, child rows and source rows that the import found."""
    if not changes:
        return
    shape = shape_of(model)
    columns = {change.object_id: columns_of(change, shape) for change in changes if change.before}
    put_under_wholes(model, changes, columns)
    update_many(model, columns)
    for name, child in shape.children.items():
        by_parent = {change.object_id: change.before[name] for change in changes if name in change.before}
        if by_parent:
            replace_children(child, by_parent)
    backwards = {
        change.object_id: {name: (value, change.before[name]) for name, value in change.after.items()}
        for change in changes
        if change.before
    }
    follow_in_revisions(model, backwards, shape)
    restore_sources(model, changes)
    rescore_some(model, columns)
    outbox.record_many(model, list(columns))


def columns_of(change: Change, shape) -> dict:
    plain = {name: value for name, value in change.before.items() if name not in shape.children and name != PART_OF}
    return plain | {"updated_at": timezone.now()}


def put_under_wholes(model, changes: list[Change], columns: dict[int, dict]) -> None:
    """The whole that a record belonged to before, where it is still there."""
    tied = {change.object_id: change.before[PART_OF] for change in changes if PART_OF in change.before}
    if not tied:
        return
    homes = dict(model.objects.filter(pk__in=tied).values_list("pk", "institution_id"))
    places = {pk: (homes[pk], whole) for pk, whole in tied.items()}
    wholes = find_records(model, {place for place in places.values() if place[1]})
    for pk, place in places.items():
        columns[pk][COLUMN] = wholes.get(place)


def restore_sources(model, changes: list[Change]) -> None:
    kept = {
        change.source_row_id: {**change.source, "payload": change.source_payload}
        for change in changes
        if change.source_row_id and change.source_payload is not None
    }
    update_many(SourceRow, kept)
    first = [change.object_id for change in changes if not change.source_row_id]
    if first:
        arks = model.objects.filter(pk__in=first).values("ark")
        SourceRow.objects.filter(record__in=arks, job_id=changes[0].job_id).delete()
