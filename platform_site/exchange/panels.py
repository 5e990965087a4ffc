"""What the form of a record tells of its imports."""

from wagtail.admin.panels import Panel

from .domain.provenance import field_sources
from .views.showing import labels_of


class FieldSourcesPanel(Panel):
    """Where each field comes from, to be read only; for records that an import has touched."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "exchange/field_sources.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            record = self.instance
            self.sources = field_sources(record) if record.pk and self.request.method == "GET" else {}

        def is_shown(self):
            return bool(self.sources)

        def get_context_data(self, parent_context=None):
            labels = labels_of(type(self.instance))
            rows = [(labels.get(name, name), source) for name, source in self.sources.items()]
            return {**super().get_context_data(parent_context), "rows": rows}
