"""The page tree: the portal's home and beneath it the homes and collections of the venues."""

from wagtail.models import Locale, Page, Site

from platform_site.portal.models import HomePage
from platform_site.venues.domain.tree import ensure_venue_pages
from platform_site.venues.models import VenueHomePage


def portal_home() -> HomePage:
    """The portal's home as root page of the default site; made once a test."""
    existing = HomePage.objects.first()
    if existing:
        return existing
    root = Page.get_first_root_node()
    locale = Locale.objects.get_or_create(language_code="zh-hans")[0]
    home = root.add_child(instance=HomePage(title="示例城市", slug="portal", heading="示例城市", locale=locale))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home, "site_name": "示例城市"},
    )
    Site.clear_site_root_paths_cache()
    return home


def venue_homes() -> dict[str, VenueHomePage]:
    """`{slug: home page}` of every installed venue, with its collection pages."""
    return {page.venue_slug: page for page in ensure_venue_pages(portal_home())}
