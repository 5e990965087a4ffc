"""Pages of the venues, found by what they are, whatever venue defines them."""

from django.apps import apps
from wagtail.models import Page, PageViewRestriction, get_page_models


def exhibition_models() -> list[type[Page]]:
    """The concrete exhibition pages of the installed venues."""
    return [model for model in get_page_models() if getattr(model, "is_exhibition", False)]


def exhibition_pages(locale_id: int, venue=None) -> list[Page]:
    """Live, public exhibition pages of a language, latest first: those of one venue, or all."""
    models = [model for model in exhibition_models() if venue is None or model._meta.app_label == venue.label]
    closed = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    found = [
        page
        for model in models
        for page in model.objects.live().filter(locale=locale_id).select_related("hero_image")
        if not page.path.startswith(closed)
    ]
    return sorted(found, key=lambda page: page.first_published_at, reverse=True)


def collection_pages(home: Page) -> list[Page]:
    return list(apps.get_model("venues", "CollectionPage").objects.child_of(home).live())
