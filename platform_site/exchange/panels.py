"""What the form of a record tells of its imports."""

from wagtail.admin.panels import Panel

from .domain.provenance import field_sources, imports_of
from .views.showing import labels_of

LATEST = 5
"""Imports that are named."""


class FieldSourcesPanel(Panel):
    """The imports that touched a record, and where each of its fields comes from, to be read only.

    Finding out the latter reads as much as the form itself, so it is done for who asks for it (`?sources=1`).
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "exchange/field_sources.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            record = self.instance
            self.asked = self.request.GET.get("sources") == "1"
            self.imports = imports_of(record, LATEST) if record.pk and self.request.method == "GET" else []

        def is_shown(self):
            return bool(self.imports)

        def get_context_data(self, parent_context=None):
            labels = labels_of(type(self.instance))
            sources = field_sources(self.instance) if self.asked else {}
            rows = [(labels.get(name, name), source) for name, source in sources.items()]
            return {
                **super().get_context_data(parent_context),
                "imports": self.imports,
                "rows": rows,
                "asked": self.asked,
            }
