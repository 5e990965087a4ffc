"""The notes that stand on a record."""

from django.contrib.contenttypes.models import ContentType

from .models import RecordNote


def notes_on(record):
    """The notes on the record, the newest first, with their people."""
    own = RecordNote.objects.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)
    return own.select_related("author", "resolved_by")
