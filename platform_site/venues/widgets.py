"""Form widgets that need no script."""

from collections.abc import Iterable

from django import forms

from .homes import institutions_of


class SuggestInput(forms.TextInput):
    """A line that suggests the trade's words and takes any other (an HTML datalist)."""

    template_name = "venues/admin/suggest_input.html"

    def __init__(self, words: Iterable[str], attrs=None):
        super().__init__(attrs)
        self.words = tuple(words)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-words"
        context["widget"]["attrs"]["list"] = list_id
        return {**context, "list_id": list_id, "words": self.words}


class InstitutionSelect(forms.Select):
    """A select of a venue's institutions, which the cache holds: one in each of many rows costs no query.

    Where another institution stands in the row, all are offered, so that it stays.
    """

    def __init__(self, venue_slug: str, attrs=None):
        super().__init__(attrs)
        self.venue_slug = venue_slug

    def optgroups(self, name, value, attrs=None):
        known = [(str(row.pk), row.label) for row in institutions_of(self.venue_slug)]
        if set(value) <= {"", *(key for key, _label in known)}:
            self.choices = [("", "---------"), *known]
        return super().optgroups(name, value, attrs)
