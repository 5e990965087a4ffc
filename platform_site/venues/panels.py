"""What the edit form of a record shows of the record itself: picture, permanent address, the public page."""

from wagtail.admin.panels import Panel
from wagtail.images.shortcuts import get_rendition_or_not_found

CARD_PICTURE = "max-320x320"


class RecordCardPanel(Panel):
    """A card above the fields; on a new record there is nothing to show yet."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "venues/admin/record_card.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            record, image = self.instance, self.instance.image
            return {
                **super().get_context_data(parent_context),
                "record": record,
                "rendition": get_rendition_or_not_found(image, CARD_PICTURE) if image else None,
                "live_url": record.get_absolute_url() if record.is_public() else "",
            }
