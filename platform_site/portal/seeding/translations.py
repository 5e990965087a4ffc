"""The English side of the page tree."""

from wagtail.models import Locale, Page


def translated(page: Page, **texts) -> Page:
    """The English copy of the page, made with `texts` in place of the Chinese ones where it is missing."""
    locale = Locale.objects.get(language_code="en")
    twin = page.get_translations().filter(locale=locale).first()
    if twin is None:
        twin = page.copy_for_translation(locale, copy_parents=True)
        for name, value in texts.items():
            if value:
                setattr(twin, name, value)
        twin.live = True
        twin.save_revision().publish()
    return twin.specific
