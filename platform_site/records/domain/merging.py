"""Two records of one thing become one: what led to the other leads to the kept one, until it is undone."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.signals import published, unpublished

from ..models import Ark, RecordRelation, SourceRow
from ..models.register import RecordMerge
from .withdrawing import locked, save_state

STAYING = (Ark, SourceRow, RecordMerge)
"""Tables whose rows go on speaking of the record that they spoke of."""


def merge_records(*, kept, other, user) -> RecordMerge:
    """`other` goes from the public and its permanent address leads to `kept`; parts and links come along.

    The fields of `kept` stay as they are. Raises ValidationError where the two cannot be one.
    """
    with transaction.atomic():
        kept, other = locked(kept), locked(other)
        check(kept, other)
        moved = {"live": other.live, "parts": move_parts(other, kept), "links": move_links(other, kept)}
        merge = RecordMerge.objects.create(kept_id=kept.ark, merged_id=other.ark, user=user, moved=moved)
        Ark.objects.filter(ark=other.ark).update(replaced_by=kept.ark)
        other.live, other.withdrawn_at = False, timezone.now()
        other.withdrawn_reason = _("与“%(title)s”重复，已合并") % {"title": kept.title[:200]}
        save_state(other)
        unpublished.send(sender=type(other), instance=other)
        for record, partner in ((kept, other), (other, kept)):
            log(record, "records.merge", user=user, data={"with": partner.ark, "kept": kept.ark})
    return merge


def undo_merge(merge: RecordMerge, *, user) -> None:
    """Everything that the merge moved and nobody has moved since goes back. Raises ValidationError if done before."""
    with transaction.atomic():
        merge = RecordMerge.objects.select_for_update().get(pk=merge.pk)
        if merge.undone_at:
            raise ValidationError(_("这次合并已经撤销。"))
        kept, other = merge.kept.record, merge.merged.record
        if kept is None or other is None:
            raise ValidationError(_("其中一条记录已被删除，合并无法撤销。"))
        other = locked(other)
        type(other).objects.filter(pk__in=merge.moved["parts"], part_of=kept.pk).update(part_of=other.pk)
        for name, keys in merge.moved["links"].items():
            field = field_named(name)
            field.model._base_manager.filter(**{"pk__in": keys, field.name: kept.ark}).update(**{field.name: other.ark})
        Ark.objects.filter(ark=other.ark).update(replaced_by=None)
        other.live, other.withdrawn_at, other.withdrawn_reason = merge.moved["live"], None, ""
        save_state(other)
        if other.live:
            published.send(sender=type(other), instance=other, revision=other.live_revision)
        merge.undone_at = timezone.now()
        merge.save(update_fields=["undone_at"])
        for record in (kept, other):
            log(record, "records.merge_undo", user=user, data={"kept": kept.ark, "other": other.ark})


def check(kept, other) -> None:
    if type(kept) is not type(other) or kept.pk == other.pk:
        raise ValidationError(_("只能合并同一类的两条不同记录。"))
    if kept.withdrawn_at or Ark.objects.filter(ark__in=[kept.ark, other.ark], replaced_by__isnull=False).exists():
        raise ValidationError(_("已撤下或已合并的记录不能再合并；请先恢复它。"))
    above, whole = set(), kept.part_of
    while whole is not None and whole.pk not in above:
        above.add(whole.pk)
        whole = whole.part_of
    if other.pk in above:
        raise ValidationError(_("“%(title)s”是要保留的记录的整体，不能并入它的部分。") % {"title": other.title})


def move_parts(other, kept) -> list[int]:
    """The parts of `other` become parts of `kept`. Returns their keys."""
    parts = type(other).objects.filter(part_of=other.pk).exclude(pk=kept.pk)
    keys = list(parts.values_list("pk", flat=True))
    type(other).objects.filter(pk__in=keys).update(part_of=kept.pk)
    return keys


def move_links(other, kept) -> dict[str, list[int]]:
    """Whatever leads to the identifier of `other` by a foreign key leads to that of `kept`.

    What led to both stays, and so do the relations of `kept`: no record leads to itself.
    """
    moved = {}
    for field in fields_to_ark():
        rows = field.model._base_manager.filter(**{field.name: other.ark})
        if issubclass(field.model, RecordRelation) and field.model.record.field.related_model is type(kept):
            rows = rows.exclude(record=kept.pk)
        keys = [pk for pk in rows.values_list("pk", flat=True) if move_row(field, pk, kept.ark)]
        if keys:
            moved[f"{field.model._meta.label}.{field.name}"] = keys
    return moved


def fields_to_ark() -> Iterator[models.ForeignKey]:
    for model in apps.get_models():
        if model not in STAYING and not model._meta.proxy:
            for field in model._meta.local_concrete_fields:
                if field.is_relation and field.related_model is Ark:
                    yield field


def move_row(field: models.ForeignKey, pk: int, target: str) -> bool:
    """False where a constraint forbids it, since the row's owner leads to the target already."""
    try:
        with transaction.atomic():
            field.model._base_manager.filter(pk=pk).update(**{field.name: target})
    except IntegrityError:
        return False
    return True


def field_named(name: str) -> models.Field:
    """The field of `app.Model.field`."""
    label, _dot, field = name.rpartition(".")
    return apps.get_model(label)._meta.get_field(field)
