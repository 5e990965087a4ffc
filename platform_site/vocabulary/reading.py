"""The language of the reader, where a name is kept in two."""

from django.utils.translation import get_language


def reads_english() -> bool:
    """Whether English names are shown; everybody else sees the Chinese ones."""
    return (get_language() or "").startswith("en")
