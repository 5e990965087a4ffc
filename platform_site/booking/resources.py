"""How activities are found."""

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.rich_text import get_text_for_indexing

from platform_site.venues.describing import page_resource
from platform_site.venues.home import finds_coming
from platform_site.venues.record_page import finds_activities
from search.registry import describes
from search.resource import Kind, Resource

from .days import said
from .models import ActivityPage

RELATED = 3


@describes(ActivityPage, select=("locale", "hero_image", "institution"))
def activity_resource(page: ActivityPage) -> Resource | None:
    start = timezone.localtime(page.starts)
    return page_resource(
        page,
        Kind.ACTIVITY,
        description=page.summary,
        body="\n".join([get_text_for_indexing(page.body), page.kind, page.place, page.audience, page.fee, said(start)]),
        image=page.hero_image,
        venue=page.venue_slug,
        subjects=(page.kind,),
        institution=page.institution.code,
        institution_label=page.institution.name,
        date_text=date_format(start, "Y年n月j日 H:i"),
        year_from=start.year,
        year_to=timezone.localtime(page.ends).year,
        places_until=page.ends if page.has_places else None,
    )


@finds_activities
def activities_about(ark: str) -> list[ActivityPage]:
    """Coming activities that show or treat the record."""
    pages = ActivityPage.objects.live().coming().filter(records__ark_id=ark)
    return list(pages.select_related("institution").distinct()[:RELATED])


@finds_coming
def coming_activities(locale_id: int, venue_slug: str, limit: int) -> list[ActivityPage]:
    """What comes next in the institutions of the venue."""
    pages = ActivityPage.objects.live().coming().filter(locale=locale_id, institution__venue=venue_slug)
    return list(pages.select_related("institution")[:limit])
