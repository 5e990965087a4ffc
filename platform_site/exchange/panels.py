"""What the form of a record tells of its imports."""

from wagtail.admin.panels import Panel

from .domain.provenance import field_sources, is_imported
from .views.showing import labels_of


class FieldSourcesPanel(Panel):
    """Where each field comes from, to be read only; for records that an import has touched.

    Finding it out reads as much as the form itself, so it is done for who asks for it (`?sources=1`).
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "exchange/field_sources.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            record = self.instance
            self.asked = self.request.GET.get("sources") == "1"
            self.is_imported = bool(record.pk) and self.request.method == "GET" and is_imported(record)

        def is_shown(self):
            return self.is_imported

        def get_context_data(self, parent_context=None):
            labels = labels_of(type(self.instance))
            sources = field_sources(self.instance) if self.asked else {}
            rows = [(labels.get(name, name), source) for name, source in sources.items()]
            return {**super().get_context_data(parent_context), "rows": rows, "asked": self.asked}
