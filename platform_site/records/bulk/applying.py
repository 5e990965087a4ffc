"""Changing one field in many records, each with a version of its own, and taking it back."""

from __future__ import annotations

from collections import Counter

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job

from ..models import BulkChange, BulkEdit
from ..permissions import InstitutionPermissionPolicy
from .operations import Operation, editable_fields, outcome

CHUNK = 50
KIND, UNDO_KIND = "bulk_edit", "bulk_edit_undo"
State = BulkChange.State


def plan_edit(*, model, field: str, operation: Operation, keys: list[int], user) -> BulkEdit:
    """Writes down what is to be done with which records; nothing of them changes yet."""
    with transaction.atomic():
        edit = BulkEdit.objects.create(
            content_type=ContentType.objects.get_for_model(model),
            field=field,
            operation=operation.name,
            value=operation.value,
            replacement=operation.replacement,
            created_by=user,
        )
        BulkChange.objects.bulk_create([BulkChange(edit=edit, object_id=key) for key in keys], batch_size=500)
    return edit


def run_edit(edit: BulkEdit) -> dict[str, int]:
    """Does what is still to be done of the edit; a run that was cut off goes on where it stopped. Returns counts."""
    return work(edit, kind=KIND, waiting=State.WAITING, step=apply_change, ends=BulkEdit.State.DONE)


def run_undo(edit: BulkEdit) -> dict[str, int]:
    """Gives each record its old value back; one that was edited since is left alone, and the change says so."""
    return work(edit, kind=UNDO_KIND, waiting=State.DONE, step=undo_change, ends=BulkEdit.State.UNDONE)


def work(edit: BulkEdit, *, kind: str, waiting: str, step, ends: str) -> dict[str, int]:
    job = held_job(edit, kind)
    if job is None:
        return {}
    model = edit.content_type.model_class()
    counts: Counter[str] = Counter(job.counters)
    try:
        while chunk := list(edit.changes.filter(state=waiting).order_by("pk")[:CHUNK]):
            with transaction.atomic():
                for change in chunk:
                    step(model, edit, change)
                    counts[change.state] += 1
                running.advance(job, done=counts.total(), counters=dict(counts))
    except running.LeaseLost:
        return {}
    except BaseException as error:
        running.finish(job, state=Job.State.FAILED, message=str(error) or type(error).__name__)
        raise
    running.finish(job)
    edit.state = ends
    edit.save(update_fields=["state"])
    return dict(counts)


def held_job(edit: BulkEdit, kind: str) -> Job | None:
    """The edit's job under this process's lease: the one whose worker died, else a new one. None while one works."""
    job = edit.job
    if job and job.kind == kind and job.state in (Job.State.RUNNING, Job.State.WAITING):
        return running.claim(job.pk)
    job = running.start(kind=kind, label=f"{kind} {edit.pk}", params={"edit": edit.pk}, user=edit.created_by)
    BulkEdit.objects.filter(pk=edit.pk).update(job=job)
    edit.job = job
    return job


def is_at_work(edit: BulkEdit) -> bool:
    """Whether some worker holds the edit now or is about to; one that died lets go when its lease ends."""
    job = edit.job
    if job and job.state == Job.State.WAITING:
        return True
    return bool(job and job.state == Job.State.RUNNING and job.lease_until and job.lease_until > timezone.now())


def apply_change(model, edit: BulkEdit, change: BulkChange) -> None:
    record = model.objects.select_for_update().filter(pk=change.object_id).first()
    reason = refusal(record, edit.created_by)
    if reason:
        return settle(change, State.LEFT, reason)
    draft = record.get_latest_revision_as_object()
    field = editable_fields(model)[edit.field]
    old = field.value_from_object(draft)
    try:
        new = outcome(field, old, Operation(edit.operation, edit.value, edit.replacement))
    except ValidationError as error:
        return settle(change, State.LEFT, " ".join(error.messages))
    if new == old:
        return settle(change, State.SAME)
    change.old, change.new = stored(old), stored(new)
    change.revision_id = write(record, draft, field, new, edit.created_by)
    return settle(change, State.DONE)


def undo_change(model, edit: BulkEdit, change: BulkChange) -> None:
    record = model.objects.select_for_update().filter(pk=change.object_id).first()
    if record is None:
        return settle(change, State.KEPT, _("记录已被删除"))
    draft = record.get_latest_revision_as_object()
    field = editable_fields(model)[edit.field]
    untouched = record.latest_revision_id == change.revision_id
    if not untouched or stored(field.value_from_object(draft)) != change.new:
        return settle(change, State.KEPT, _("此后又有人改过"))
    if record.current_workflow_state:
        return settle(change, State.KEPT, _("正在审核"))
    value = (field.target_field if field.is_relation else field).to_python(change.old)
    write(record, draft, field, value, edit.created_by)
    return settle(change, State.UNDONE)


def refusal(record, user) -> str:
    """Why the record is not to be changed by `user` now; empty where it may be."""
    if record is None:
        return _("记录已被删除")
    policy = InstitutionPermissionPolicy(type(record))
    if not policy.user_has_permission_for_instance(user, "change", record):
        return _("不在您的工作范围内")
    if record.locked and record.locked_by_id != user.pk:
        return _("已被锁定")
    if record.current_workflow_state:
        return _("正在审核")
    if record.withdrawn_at:
        return _("已撤下")
    return ""


def write(record, draft, field, value, user) -> int:
    """A version with the value; published at once where the record was published without open changes.

    What somebody has begun to change stays a draft: publishing it is not for a bulk edit to decide.
    """
    publish = record.live and not record.has_unpublished_changes and may_publish(record, user)
    setattr(draft, field.attname, value)
    revision = draft.save_revision(user=user, changed=True, log_action=True)
    if publish:
        revision.publish(user=user)
    elif not record.live:
        fresh = type(record).objects.get(pk=record.pk)
        setattr(fresh, field.attname, value)
        fresh.save()
    return revision.pk


def may_publish(record, user) -> bool:
    return InstitutionPermissionPolicy(type(record)).user_has_permission_for_instance(user, "publish", record)


def stored(value):
    """The value as JSON holds it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def settle(change: BulkChange, state: str, reason: str = "") -> None:
    change.state, change.reason = state, reason[:255]
    change.save()
