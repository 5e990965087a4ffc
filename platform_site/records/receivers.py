"""Keeps the register of permanent identifiers true when a record is deleted."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import published

from .models import Ark, CollectionRecord


@receiver(post_delete)
def note_deletion(sender, instance, **_kwargs):
    """The identifier stays, with the moment from which there is nothing behind it."""
    if issubclass(sender, CollectionRecord) and instance.ark:
        Ark.objects.filter(ark=instance.ark).update(gone_at=timezone.now())


@receiver(published)
def publication_ends_withdrawal(sender, instance, **_kwargs):
    """Whoever publishes a withdrawn record by the usual way has decided that it is public again."""
    if issubclass(sender, CollectionRecord) and instance.withdrawn_at:
        instance.withdrawn_at, instance.withdrawn_reason = None, ""
        sender.objects.filter(pk=instance.pk).update(withdrawn_at=None, withdrawn_reason="")
