"""An import and the draft that an editor has open: what the source changes, the latest revision says too."""

from __future__ import annotations

from typing import Any

from ..bulk import in_batches
from ..shape import PART_OF, Shape

Changes = dict[str, tuple[Any, Any]]


def follow_in_revisions(model, changes: dict[int, Changes], shape: Shape) -> None:
    """Carries changed fields into the latest revisions of those records that have one, by primary key.

    The editor opens the latest revision, not the row: without this the next save would undo the import. A field that
    the draft says otherwise than the row did is left as the draft has it.
    """
    for part in in_batches(changes):
        records = model.objects.filter(pk__in=part, latest_revision__isnull=False).select_related("latest_revision")
        for record in records:
            follow_in_revision(record, changes[record.pk], shape)


def follow_in_revision(record, changes: Changes, shape: Shape) -> None:
    model = type(record)
    published = record.live_revision_id == record.latest_revision_id and not record.has_unpublished_changes
    draft = record.get_latest_revision_as_object()
    for name, (before, after) in changes.items():
        if name in shape.children:
            follow_children(draft, record, name)
        elif name == PART_OF:
            draft.part_of_id = record.part_of_id
        elif getattr(draft, name) == before:
            setattr(draft, name, after)
    revision = draft.save_revision(changed=False)
    if published:
        model.objects.filter(pk=record.pk).update(
            live_revision=revision, latest_revision=revision, has_unpublished_changes=False
        )


def follow_children(draft, record, name: str) -> None:
    """The draft's child rows become those of the row, which the import has just replaced."""
    setattr(draft, name, list(getattr(record, name).all()))
