"""Form widgets that need no script."""

from collections.abc import Iterable

from django import forms


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
