"""What the edit form of a record shows of its parts."""

from wagtail.admin.panels import Panel

PARTS_LISTED = 100


class PartsPanel(Panel):
    """The parts of the record in their order, each with the way to its form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "venues/admin/parts_panel.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            model = type(self.instance)
            parts = model.objects.filter(part_of=self.instance.pk).order_by("part_order", "pk")
            return {
                **super().get_context_data(parent_context),
                "parts": parts[:PARTS_LISTED],
                "parts_count": parts.count(),
                "edit_url_name": model.snippet_viewset.get_url_name("edit"),
            }
