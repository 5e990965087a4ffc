"""An import and the draft that an editor has open: what the source changes, the latest revision says too."""

from __future__ import annotations

from typing import Any

from ..shape import Shape


def follow_in_revision(model, pk: int, changes: dict[str, tuple[Any, Any]], shape: Shape) -> None:
    """Carries changed fields into the record's latest revision, where it has one and the draft left them alone.

    The editor opens the latest revision, not the row: without this the next save would undo the import.
    """
    record = model.objects.filter(pk=pk, latest_revision__isnull=False).select_related("latest_revision").first()
    if record is None:
        return
    published = record.live_revision_id == record.latest_revision_id and not record.has_unpublished_changes
    draft = record.get_latest_revision_as_object()
    for name, (before, after) in changes.items():
        if name in shape.children:
            follow_children(draft, record, name)
        elif getattr(draft, name) == before:
            setattr(draft, name, after)
    revision = draft.save_revision(changed=False)
    if published:
        model.objects.filter(pk=pk).update(
            live_revision=revision, latest_revision=revision, has_unpublished_changes=False
        )


def follow_children(draft, record, name: str) -> None:
    """The draft's child rows become those of the row, which the import has just replaced."""
    setattr(draft, name, list(getattr(record, name).all()))
