"""Taking a record from the public, with a reason that its address gives, and putting it back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.signals import published, unpublished

REASON_LENGTH = 500


def withdraw(record, *, reason: str, user) -> None:
    """Nobody finds or opens the record any more; its permanent address says since when and why.

    Drafts and versions stay as they are, so that `restore` is the exact reverse. Raises ValidationError without a
    reason or where the record is not published.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("请写明撤下的原因：它会显示在原来的网址上。"))
    if len(reason) > REASON_LENGTH:
        raise ValidationError(_("原因最多 %(limit)s 个字。") % {"limit": REASON_LENGTH})
    with transaction.atomic():
        row = locked(record)
        if not row.live:
            raise ValidationError(_("这条记录没有发布，无须撤下。"))
        row.live, row.withdrawn_at, row.withdrawn_reason = False, timezone.now(), reason
        save_state(row)
        row.revisions.update(approved_go_live_at=None)
        unpublished.send(sender=type(row), instance=row)
        log(row, "records.withdraw", user=user, data={"reason": reason})


def restore(record, *, user) -> None:
    """The record is published again as it was. Raises ValidationError where it was not withdrawn."""
    with transaction.atomic():
        row = locked(record)
        if row.withdrawn_at is None:
            raise ValidationError(_("这条记录没有被撤下。"))
        row.live, row.withdrawn_at, row.withdrawn_reason = True, None, ""
        save_state(row)
        published.send(sender=type(row), instance=row, revision=row.live_revision)
        log(row, "records.restore", user=user)


def locked(record):
    """The record as the database has it, held until the transaction ends."""
    return type(record).objects.select_for_update().get(pk=record.pk)


def save_state(row) -> None:
    """Saved and not updated, so that the search hears of it in the same transaction."""
    row.save(update_fields=["live", "withdrawn_at", "withdrawn_reason", "updated_at"])
