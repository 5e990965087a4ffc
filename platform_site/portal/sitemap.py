"""`/sitemap.xml` (sitemaps.org 0.9) in parts, and `/robots.txt`: what crawlers should read, and what not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from platform_site.venues.addresses import home_urls
from platform_site.venues.browsing.pages import WAYS
from platform_site.venues.models_lookup import public_pages
from search import sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
TYPE = "application/xml; charset=utf-8"
MOST_PAGES = 50_000
CLOSED = ("/admin/", "/api/", "/search/", "/en/search/", "/elder/", "/account/")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts: the pages of the site, then the records by key."""
    parts = [reverse("sitemap_pages"), *(reverse("sitemap_part", args=[n + 1]) for n in range(len(sitemap.borders())))]
    listed = "".join(f"<sitemap><loc>{absolute(request, path)}</loc></sitemap>\n" for path in parts)
    return HttpResponse(f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{listed}</sitemapindex>\n', content_type=TYPE)


@require_safe
def pages(request: HttpRequest) -> StreamingHttpResponse:
    """The public pages in all languages, and the pages to browse by."""
    return streamed(request, page_addresses())


@require_safe
def part(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """The records of one part, counted from 1."""
    if number < 1:
        raise Http404
    try:
        found = sitemap.entries(number - 1)
    except IndexError as unknown:
        raise Http404 from unknown
    return streamed(request, found)


def page_addresses() -> Iterator[tuple[str, datetime | None]]:
    ways = ["", *(f"{way}/" for way in WAYS)]
    for base in (reverse("browse"), *(f"{home}browse/" for home in home_urls().values())):
        yield from ((base + way, None) for way in ways)
    for page in public_pages(Page.objects.live().filter(depth__gt=1)).order_by("path")[:MOST_PAGES]:
        if url := page.get_url():
            yield url, page.last_published_at


def streamed(request: HttpRequest, found: Iterator[tuple[str, datetime | None]]) -> StreamingHttpResponse:
    def lines() -> Iterator[str]:
        yield f'{HEAD}<urlset xmlns="{SPACE}">\n'
        for path, changed in found:
            moment = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
            yield f"<url><loc>{absolute(request, path)}</loc>{moment}</url>\n"
        yield "</urlset>\n"

    return StreamingHttpResponse(lines(), content_type=TYPE)


def absolute(request: HttpRequest, path: str) -> str:
    return escape(urljoin(f"{request.scheme}://{request.get_host()}/", path))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches have no end and pages for staff no reader; the sitemap leads to everything else."""
    closed = "".join(f"Disallow: {path}\n" for path in CLOSED)
    text = f"User-agent: *\n{closed}\nSitemap: {absolute(request, reverse('sitemap'))}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
