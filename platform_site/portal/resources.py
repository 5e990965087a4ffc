"""How the portal's own pages are found."""

from platform_site.venues.describing import page_resource, stream_text
from search.registry import describes
from search.resource import Kind, Resource

from .models import NewsPage, StandardPage


@describes(NewsPage, select=("locale", "hero_image"))
def news_resource(page: NewsPage) -> Resource | None:
    return page_resource(
        page,
        Kind.NEWS,
        description=page.lead,
        body=stream_text(page.body),
        image=page.hero_image,
        date_text=f"{page.date:%Y-%m-%d}",
        year_from=page.date.year,
        year_to=page.date.year,
    )


@describes(StandardPage, select=("locale",))
def standard_resource(page: StandardPage) -> Resource | None:
    return page_resource(page, Kind.PAGE, description=page.lead, body=stream_text(page.body))
