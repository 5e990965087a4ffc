"""What every public page knows: the venues, the languages, the reader's settings."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation
from django.utils.encoding import uri_to_iri
from wagtail.models import Page

from .addresses import home_urls, localised, model_at, tree
from .config import VenueConfig, venues
from .homes import open_now, open_text
from .menus import menu

ELDER_COOKIE = "elder"
ROOT_DEPTH = 2


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
    is_open: bool


def venue_link(venue: VenueConfig, urls: dict[str, str], hours: dict[str, str], open_venues: set[str]) -> VenueLink:
    return VenueLink(
        slug=venue.slug,
        label=str(venue.title),
        short_label=str(venue.short_title),
        seal=venue.seal,
        tagline=str(venue.tagline),
        url=urls.get(venue.slug, "/"),
        theme_css=venue.theme_css,
        open_text=hours.get(venue.slug, ""),
        is_open=venue.slug in open_venues,
    )


def bare_link(venue: VenueConfig) -> VenueLink:
    """The venue without its hours: for a preview, which no page of its answers."""
    return venue_link(venue, home_urls(), {}, set())


def routed_page(request) -> Page | None:
    """The page that answers the request, None for what is not a page."""
    match = request.resolver_match
    if match is None or match.url_name != "wagtail_serve":
        return None
    route = Page.route_for_request(request, *match.args, **match.kwargs)
    return route.page if route else None


def language_links(request, page: Page | None) -> list[dict]:
    """The other languages with the address of this page in them: its translation, else the nearest ancestor's."""
    links = []
    for code, name in settings.LANGUAGES:
        if code == translation.get_language():
            continue
        links.append({"code": code, "name": name, "url": translated_url(request, page, code)})
    return links


def translated_url(request, page: Page | None, code: str) -> str:
    """The address in that language: the page's translation, else its venue's home, else the portal's."""
    if page is None:
        return plain_translated_url(request, code)
    known = localised(request.path, code)
    if known != request.path:
        return known
    if page.depth == ROOT_DEPTH:
        return plain_path("/", code)
    twin = None if model_at(page.url_path) else live_twin(page, code)
    if twin:
        return twin.get_url(request) or "/"
    venue = getattr(page, "venue", None)
    home = tree().homes.get(code, {}).get(venue.slug) if venue else None
    return home or plain_path("/", code)


def live_twin(page: Page, code: str) -> Page | None:
    return page.get_translations().filter(locale__language_code=code).live().first()


def plain_translated_url(request, code: str) -> str:
    """The same address, with or without the prefix of a language."""
    prefix = f"/{translation.get_language()}/"
    path = request.get_full_path()
    return plain_path("/" + path.removeprefix(prefix) if path.startswith(prefix) else path, code)


def plain_path(path: str, code: str) -> str:
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


def city_seal() -> str:
    """The first character of the city's name: a seal reads the same in every language."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(settings.WAGTAIL_SITE_NAME)[:1]


def site(request) -> dict:
    """The context processor of the public pages; the admin needs none of it."""
    if request.path.startswith(("/admin/", "/api/", "/static/", "/media/")):
        return {}
    now = timezone.now()
    urls, hours, open_venues = home_urls(), open_text(now), open_now(now)
    page = routed_page(request)
    current = getattr(page, "venue", None)
    links = [venue_link(venue, urls, hours, open_venues) for venue in venues()]
    return {
        "venues": links,
        "venue": next((link for link in links if current and link.slug == current.slug), None),
        "menu": menu(),
        "language_links": language_links(request, page),
        "elder": request.COOKIES.get(ELDER_COOKIE) == "1",
        "page_address": uri_to_iri(request.build_absolute_uri()),
        "city_name": settings.WAGTAIL_SITE_NAME,
        "city_seal": city_seal(),
        "filings": settings.SITE_FILINGS,
    }
