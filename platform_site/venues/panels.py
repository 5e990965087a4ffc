"""What the edit form of a record shows of the record itself: picture, permanent address, the public page."""

from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import TaskState, WorkflowState

from platform_site.records.remarks import notes_on
from platform_site.records.scoring import missing
from platform_site.records.states import window_of

CARD_PICTURE = "max-320x320"
NOTES_READ = 20


class RecordCardPanel(Panel):
    """A card above the fields; on a new record there is nothing to show yet."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "venues/admin/record_card.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            record, image = self.instance, self.instance.image
            addresses = type(record).snippet_viewset.get_url_name
            return {
                **super().get_context_data(parent_context),
                "record": record,
                "window": window_of(record),
                "returned": returned(record),
                "missing": missing(record),
                "notes": [note for note in notes_on(record)[:NOTES_READ] if note.resolved_at is None],
                "notes_url": reverse(addresses("notes"), args=[record.pk]),
                "citizen_url": reverse(addresses("as_citizen"), args=[record.pk]),
                "card_url": reverse(addresses("card"), args=[record.pk]),
                "rendition": get_rendition_or_not_found(image, CARD_PICTURE) if image else None,
                "live_url": record.get_absolute_url() if record.is_public() else "",
            }


def returned(record) -> TaskState | None:
    """The review that asks for changes of the record, with what the reviewer wrote; None where none does."""
    review = record.current_workflow_state
    return review.current_task_state if review and review.status == WorkflowState.STATUS_NEEDS_CHANGES else None
