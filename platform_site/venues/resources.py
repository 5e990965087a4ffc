"""How the venues' shared pages are found."""

from django.conf import settings
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import get_text_for_indexing

from platform_site.media.models import CustomImage
from search import addresses, labels
from search.registry import describes, touches
from search.resource import Kind, Resource

from . import desks  # noqa: F401  registers whom to ask
from .addresses import localised_all
from .config import venues
from .describing import page_resource, stream_text
from .models import ExhibitionPageBase, VenueHomePage

addresses.register(localised_all)
labels.register_choices("venue", lambda: {venue.slug: venue.title for venue in venues()})


@describes(ExhibitionPageBase, select=("locale", "hero_image"))
def exhibition_resource(page: ExhibitionPageBase) -> Resource | None:
    return page_resource(
        page,
        Kind.EXHIBITION,
        description=page.lead,
        body=stream_text(page.body),
        subjects=("展览",),
        image=page.hero_image,
    )


@describes(VenueHomePage, select=("locale", "hero_image"))
def home_resource(page: VenueHomePage) -> Resource | None:
    return page_resource(
        page, Kind.PAGE, description=page.lead, body=get_text_for_indexing(page.intro), image=page.hero_image
    )


@touches(PageViewRestriction)
def restricted_pages(row: PageViewRestriction):
    """A restriction hides the page and all beneath it."""
    return row.page.get_descendants(inclusive=True).specific()


@touches(Page)
def page_translated(row: Page):
    """A translation is found under its page in the default language."""
    if row.locale.language_code == settings.LANGUAGE_CODE:
        return []
    return row.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).specific()


@touches(CustomImage)
def records_with_picture(row: CustomImage):
    """A picture that was changed has another thumbnail."""
    return [
        record
        for venue in venues()
        for model in venue.record_models()
        for record in model.objects.filter(image=row).only("pk", "live", "visible_from", "visible_until")
    ]
