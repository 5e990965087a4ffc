"""Pages of the venues, found by base class, whatever venue defines them."""

from django.apps import apps
from wagtail.models import Page, get_page_models


def exhibition_models() -> list[type[Page]]:
    """The concrete exhibition pages of the installed venues."""
    from .models.exhibitions import ExhibitionPageBase  # noqa: PLC0415  readiness: the page models import this module

    return [model for model in get_page_models() if issubclass(model, ExhibitionPageBase)]


def exhibition_pages(under: Page | None = None) -> list[Page]:
    """Live exhibition pages in the reader's language, latest first; one query a venue."""
    found: list[Page] = []
    for model in exhibition_models():
        pages = model.objects.live().public().filter(locale=under.locale) if under else in_language(model)
        if under:
            pages = pages.descendant_of(under)
        found += pages.select_related("hero_image")
    return sorted(found, key=lambda page: page.first_published_at or page.last_published_at, reverse=True)


def in_language(model: type[Page]):
    locale = apps.get_model("wagtailcore", "Locale").get_active()
    return model.objects.live().public().filter(locale=locale)


def collection_pages(home: Page) -> list[Page]:
    return list(apps.get_model("venues", "CollectionPage").objects.child_of(home).live())
