"""A merge taken back: the merged entry stands again as it was, and what was moved and not touched since returns."""

from __future__ import annotations

from django.apps import apps
from django.core import serializers
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from ..errors import AuthorityRefused
from ..models import Agent, Merge
from . import drafts
from .describing import describe_users
from .keys import renew_keys

BATCH = 400


@transaction.atomic
def undo_merge(*, entry: Merge, user=None) -> models.Model:
    """Takes `entry` back and returns the restored authority.

    Links that somebody has set otherwise since stay as they are. Raises AuthorityRefused when the merge was undone
    already, or when the kept authority was itself merged or deleted since.
    """
    entry = Merge.objects.select_for_update().get(pk=entry.pk)
    check(entry)
    model = entry.content_type.model_class()
    restored = _restore(entry.snapshot)
    for name, keys in entry.moved.items():
        _move_back(name, keys, entry.kept_id, restored.pk)
    _restore(entry.removed)
    for label, keys in entry.added.items():
        apps.get_model(label)._base_manager.filter(pk__in=keys).delete()
    _unfill(model, entry)
    drafts.put_back(entry.drafts, entry.kept_id, restored.pk)
    entry.undone_at, entry.undone_by = timezone.now(), user
    entry.save(update_fields=["undone_at", "undone_by"])
    if model is Agent:
        renew_keys([entry.kept_id, restored.pk])
    for authority in model._base_manager.filter(pk__in=[entry.kept_id, restored.pk]):
        ReferenceIndex.create_or_update_for_object(authority)
        describe_users(model, authority.pk)
    return restored


def check(entry: Merge) -> None:
    """Raises AuthorityRefused when the merge cannot be taken back now."""
    if entry.undone_at:
        raise AuthorityRefused(_("这次合并已经撤销过了。"))
    model = entry.content_type.model_class()
    later = Merge.objects.standing().filter(content_type=entry.content_type, pk__gt=entry.pk)
    for other in later:
        if entry.pk in other.moved.get(f"{Merge._meta.label}.kept_id", ()):
            raise AuthorityRefused(
                _("“%(kept)s”后来又并入了“%(next)s”，请先撤销那一次合并。")
                % {"kept": entry.kept_label, "next": other.kept_label}
            )
    if not model._base_manager.filter(pk=entry.kept_id).exists():
        raise AuthorityRefused(_("保留的条目“%(kept)s”已不存在，无法撤销。") % {"kept": entry.kept_label})


def _restore(rows: list[dict]) -> models.Model | None:
    """Writes serialised rows again, each under its own key; the first is returned."""
    first = None
    for row in serializers.deserialize("python", rows, ignorenonexistent=True):
        row.save()
        first = first or row.object
    return first


def _move_back(name: str, keys: list[int], kept: int, restored: int) -> None:
    label, column = name.rsplit(".", 1)
    model = apps.get_model(label)
    field = model._meta.get_field(column)
    if isinstance(field, models.CharField):
        kept, restored = str(kept), str(restored)
    for start in range(0, len(keys), BATCH):
        rows = model._base_manager.filter(pk__in=keys[start : start + BATCH], **{field.attname: kept})
        rows.update(**{field.attname: restored})


def _unfill(model: type[models.Model], entry: Merge) -> None:
    """Fields that still hold what the merge filled in."""
    kept = model._base_manager.filter(pk=entry.kept_id)
    for name, (before, after) in entry.filled.items():
        kept.filter(**{name: after} if after is not None else {f"{name}__isnull": True}).update(**{name: before})
