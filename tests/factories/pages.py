"""Editorial pages of the portal: activities, news."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from platform_site.booking.models import ActivityIndexPage, ActivityPage
from platform_site.portal.models import NewsIndexPage, NewsPage

from .venues import portal_home
from .vocabulary import institution_of


def under(parent: Page, model: type[Page], slug: str, **fields) -> Page:
    """A live page beneath `parent`, published as an editor would."""
    page = parent.add_child(instance=model(slug=slug, locale=parent.locale, **fields))
    page.save_revision().publish()
    return page


def activity(slug: str, venue_slug: str = "museum", in_days: int = 1, **fields) -> ActivityPage:
    """An activity of the venue's first institution, an hour long."""
    home = portal_home()
    index = ActivityIndexPage.objects.child_of(home).first() or under(
        home, ActivityIndexPage, "activities", title="活动"
    )
    starts = timezone.now() + timedelta(days=in_days)
    values = {"title": f"示例活动 {slug}", "kind": "讲座", "starts": starts, "ends": starts + timedelta(hours=1)}
    return under(index, ActivityPage, slug, institution=institution_of(venue_slug), **{**values, **fields})


def news(slug: str, **fields) -> NewsPage:
    home = portal_home()
    index = NewsIndexPage.objects.child_of(home).first() or under(home, NewsIndexPage, "news", title="资讯")
    return under(index, NewsPage, slug, **{"title": f"示例资讯 {slug}", **fields})
