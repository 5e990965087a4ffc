"""The pages to browse by, of the whole city and of each venue: an overview, and one for each way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search import labels
from search.browsing import Counted, Shelf

from .bars import Bar, measured, search_url
from .makers import register
from .periods import timeline
from .places import gazetteer, listed
from .subjects import tree

TOP, TOP_PLACES = 24, 12
LONGEST_NUMBER = 5
WAYS = {
    "periods": gettext_lazy("年代"),
    "makers": gettext_lazy("作者"),
    "subjects": gettext_lazy("主题"),
    "materials": gettext_lazy("质地"),
    "places": gettext_lazy("地点"),
}


def browse(request: HttpRequest, way: str = "", venue=None) -> HttpResponse:
    """The overview, or the page of one of WAYS; of one venue where `venue` (a VenueConfig) is given. Raises Http404."""
    if way and way not in WAYS:
        raise Http404
    slug = venue.slug if venue else ""
    shelf = Shelf(slug)
    base = request.path.removesuffix(f"{way}/") if way else request.path
    context = {
        "ways": [{"name": name, "label": label, "url": f"{base}{name}/"} for name, label in WAYS.items()],
        "way": way,
        "title": WAYS[way] if way else _("按类浏览"),
        "base": base,
        "browsed": venue,
        "search_url": search_url(slug),
        "nav": "" if venue else "browse",
    }
    shown = PAGES[way](request, shelf)
    return render(request, f"venues/browse/{way or 'overview'}.html", {**context, **shown})


def overview(request: HttpRequest, shelf: Shelf) -> dict:
    found = shelf.several(("kind", "period", "material", "subject"))
    own = [replace(item, venue=shelf.venue) for item in found["kind"]]
    return {
        "kinds": kinds(own if shelf.venue else shelf.kinds(), shelf.venue),
        "timeline": timeline(found["period"], shelf.venue),
        "letters": shelf.letters("creator"),
        "branches": tree(shelf, found["subject"]),
        "materials": bars(found["material"][:TOP], "material", shelf.venue),
        "places": listed(shelf.places()[:TOP_PLACES], shelf.venue),
    }


def kinds(counted: list[Counted], venue: str) -> tuple[Bar, ...]:
    """The venues with their kinds within; of one venue its kinds."""
    names = labels.labels_for("kind", {item.value for item in counted})
    titles = labels.labels_for("venue", {item.venue for item in counted})
    by_venue: dict[str, list[Bar]] = {}
    for item in counted:
        url = search_url(item.venue, kind=item.value)
        by_venue.setdefault(item.venue, []).append(Bar(names.get(item.value, item.value), url, item.count))
    if venue:
        return measured(by_venue.get(venue, []))
    order = sorted(by_venue, key=lambda slug: labels.place_of("venue", slug))
    return measured([whole(slug, titles.get(slug, slug), by_venue[slug]) for slug in order])


def whole(slug: str, title: str, found: list[Bar]) -> Bar:
    return Bar(title, search_url(slug), sum(bar.count for bar in found), note=slug, within=tuple(found))


def bars(counted: list[Counted], facet: str, venue: str) -> tuple[Bar, ...]:
    return measured([Bar(item.value, search_url(venue, **{facet: item.value}), item.count) for item in counted])


def periods(request: HttpRequest, shelf: Shelf) -> dict:
    return {"timeline": timeline(shelf.values("period"), shelf.venue)}


def makers(request: HttpRequest, shelf: Shelf) -> dict:
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER else 1
    return {"register": register(shelf, request.GET.get("letter", "").upper(), number)}


def subjects(request: HttpRequest, shelf: Shelf) -> dict:
    return {"branches": tree(shelf, shelf.values("subject"))}


def materials(request: HttpRequest, shelf: Shelf) -> dict:
    return {"materials": bars(shelf.values("material"), "material", shelf.venue)}


def places(request: HttpRequest, shelf: Shelf) -> dict:
    found, maps = gazetteer(shelf.places(), shelf.venue)
    return {"places": found, "maps": maps}


PAGES: dict[str, Callable[[HttpRequest, Shelf], dict]] = {
    "": overview,
    "periods": periods,
    "makers": makers,
    "subjects": subjects,
    "materials": materials,
    "places": places,
}
