"""What every public page knows: the venues, the languages, the reader's settings."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation

from .config import VenueConfig, venues
from .homes import home_urls, open_text

ELDER_COOKIE = "elder"


@dataclass(frozen=True)
class VenueLink:
    """A venue as a template shows it."""

    slug: str
    label: str
    short_label: str
    seal: str
    tagline: str
    url: str
    theme_css: str
    open_text: str


def venue_link(venue: VenueConfig, urls: dict[str, str], hours: dict[str, str]) -> VenueLink:
    return VenueLink(
        slug=venue.slug,
        label=str(venue.title),
        short_label=str(venue.short_title),
        seal=venue.seal,
        tagline=str(venue.tagline),
        url=urls.get(venue.slug, "/"),
        theme_css=venue.theme_css,
        open_text=hours.get(venue.slug, ""),
    )


def language_links(request) -> list[dict]:
    """The other languages with the address of this page in them: its translation, else the nearest ancestor's."""
    page = getattr(request, "routed_page", None)
    links = []
    for code, name in settings.LANGUAGES:
        if code == translation.get_language():
            continue
        links.append({"code": code, "name": name, "url": translated_url(request, page, code)})
    return links


def translated_url(request, page, code: str) -> str:
    if page is None:
        return plain_translated_url(request, code)
    for candidate in [page, *page.get_ancestors().filter(depth__gt=1).reverse().specific(defer=True)]:
        twin = candidate.get_translations().filter(locale__language_code=code).live().first()
        if twin:
            rest = request.path.removeprefix(page.get_url(request) or "\0") if candidate == page else ""
            return (twin.get_url(request) or "/") + ("" if rest.startswith("/") else rest)
    return plain_translated_url(request, code)


def plain_translated_url(request, code: str) -> str:
    prefix = f"/{translation.get_language()}/"
    path = request.get_full_path()
    bare = "/" + path.removeprefix(prefix) if path.startswith(prefix) else path
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"


def site(request) -> dict:
    """The context processor of the public pages; the admin needs none of it."""
    if request.path.startswith(("/admin/", "/api/", "/static/", "/media/")):
        return {}
    urls, hours = home_urls(), open_text(timezone.now())
    page = getattr(request, "routed_page", None)
    current = getattr(page, "venue", None)
    links = [venue_link(venue, urls, hours) for venue in venues()]
    return {
        "venues": links,
        "venue": next((link for link in links if current and link.slug == current.slug), None),
        "language_links": language_links(request),
        "elder": request.COOKIES.get(ELDER_COOKIE) == "1",
        "city_name": settings.WAGTAIL_SITE_NAME,
    }
