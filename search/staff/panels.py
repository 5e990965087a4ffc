"""The part of a rule's form that tries the change before it is saved."""

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel


class PreviewPanel(Panel):
    """A button, and the place where before and after appear. `preview_url_name` is the address without a row."""

    def __init__(self, preview_url_name: str, **kwargs):
        super().__init__(**kwargs)
        self.preview_url_name = preview_url_name

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "preview_url_name": self.preview_url_name}

    class BoundPanel(Panel.BoundPanel):
        template_name = "search/admin/preview_panel.html"
        media = Media(js=["search/staff.js"], css={"all": ["search/staff.css"]})

        @property
        def address(self) -> str:
            """Where the form is sent to be tried."""
            name, pk = self.panel.preview_url_name, self.instance.pk
            return reverse(f"{name}_row", args=[pk]) if pk else reverse(name)
