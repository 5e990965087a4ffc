"""Pages of the venues, found by what they are, whatever venue defines them."""

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet


def exhibition_models() -> list[type[Page]]:
    """The concrete exhibition pages of the installed venues."""
    return [model for model in get_page_models() if getattr(model, "is_exhibition", False)]


def public_pages(pages: PageQuerySet) -> PageQuerySet:
    """Those that no view restriction lies upon or above, decided in the query itself."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = PageViewRestriction.objects.alias(below=path).filter(below__startswith=F("page__path"))
    return pages.filter(~Exists(closed))


def exhibition_pages(locale_id: int, venue=None) -> list[Page]:
    """Live, public exhibition pages of a language, latest first: those of one venue, or all."""
    models = [model for model in exhibition_models() if venue is None or model._meta.app_label == venue.label]
    found = [
        page
        for model in models
        for page in public_pages(model.objects.live().filter(locale=locale_id).select_related("hero_image"))
    ]
    return sorted(found, key=lambda page: page.first_published_at, reverse=True)


def collection_pages(home: Page) -> list[Page]:
    return list(apps.get_model("venues", "CollectionPage").objects.child_of(home).live())
