"""The search as a person meets it: one page, and the pieces that other pages are built from."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from . import labels, nothing, page, promoting, timeline, wholes, writing
from .addresses import localise_all
from .engines import get_engine
from .engines.base import EngineUnavailable
from .query import MAX_QUERY, Hit, InvalidRequest, SearchRequest, SearchResult
from .schema import CLOCKED, FACETS, FLAGS
from .tending import log

logger = logging.getLogger(__name__)

LAYOUTS = ("list", "grid")


def run_search(request: SearchRequest) -> SearchResult:
    """The engine's answer without hits that have ceased to be public; the database answers when its server is away."""
    engine = get_engine()
    try:
        result = engine.search(request)
    except EngineUnavailable as error:
        logger.debug("Search falls back to the database: %s", error)  # the breaker warns, once
        result = get_engine("database").search(request)
    hits = result.hits if result.engine == "database" else still_public(result.hits)
    return wholes.named(replace(result, hits=in_language(hits)))


def in_language(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits with their addresses, and the names of their institutions, in the reader's language.

    Who does not read Chinese gets the title in letters besides, as `latin`, where the record has one.
    """
    names, foreign = {}, get_language() != settings.LANGUAGE_CODE
    if foreign:
        names = labels.labels_for("institution", {hit.institution for hit in hits})
    found = []
    for hit, url in zip(hits, localise_all([hit.url for hit in hits]), strict=True):
        other = {"url": url} if url != hit.url else {}
        if foreign:
            latin = next((title for title in hit.resource.get("alternative", ()) if title.isascii()), "")
            other |= {"latin": latin, "institution_label": names.get(hit.institution, hit.institution_label)}
        found.append(replace(hit, resource={**hit.resource, **other}) if other else hit)
    return tuple(found)


def still_public(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits whose documents may be seen now; one query. (The database engine reads those documents themselves.)"""
    if not hits:
        return hits
    moment, marks = writing.now(), ", ".join(["%s"] * len(hits))
    with connection.cursor() as cursor:  # each search asks, and building the statement takes longer than it
        cursor.execute(
            "SELECT resource_id FROM search_document WHERE visible_from <= %s AND visible_until > %s "
            f"AND resource_id IN ({marks})",
            [moment, moment, *(hit.id for hit in hits)],
        )
        public = {row[0] for row in cursor.fetchall()}
    return tuple(hit for hit in hits if hit.id in public)


def request_from(query: QueryDict, fixed: Mapping[str, object] | None = None, sort: str = "relevance") -> SearchRequest:
    """The request that the address asks for; what is out of bounds is left out, so that a page never fails."""
    values: dict[str, object] = {"q": query.get("q", "")[:MAX_QUERY], "sort": query.get("sort") or sort}
    values |= {facet: tuple(query.getlist(facet)) for facet in FACETS if query.getlist(facet)}
    values["within"] = tuple(
        (facet, text) for facet in FACETS if (text := query.get(f"in_{facet}", "").strip()[:MAX_QUERY])
    )
    for name in ("year_from", "year_to", "page"):
        number = query.get(name, "").strip()
        if number.lstrip("-").isdecimal() and len(number) < 8:
            values[name] = int(number)
    if None not in (years := [values.get(name) for name in page.YEAR_NAMES]):
        values |= zip(page.YEAR_NAMES, sorted(years), strict=True)
    values |= {name: True for name in ("exact", *FLAGS, *CLOCKED) if query.get(name)}
    values["part_of"] = query.get("part_of", "")
    values |= dict(fixed or {})
    while True:
        try:
            return SearchRequest(**values)
        except InvalidRequest as error:
            values.pop(error.field)


def page_context(request: HttpRequest, wanted: SearchRequest, fixed: Mapping[str, object] | None = None) -> dict:
    """What a result page shows. `fixed` are the parameters that the page itself chose; they are no filters there.

    `search` is the request, `result` the answer, `facets`, `chips`, `tabs`, `sorts` and `pages` are those of `page.py`,
    `entries` are its hits, parts under their whole, `clear_url` drops all filters, `layout` is the chosen one of
    LAYOUTS, `promoted` are the hits that the staff recommends, `also` are the words that were asked besides, `click` is
    the address that a followed result tells.
    """
    result = run_search(wanted)
    promoted = in_language(promoting.promoted(wanted))
    shown = {hit.id for hit in promoted}
    result = replace(result, hits=tuple(hit for hit in result.hits if hit.id not in shown))
    default = "newest" if fixed and wanted.sort == "newest" else "relevance"
    layout = request.GET.get("view", "")
    layout = layout if layout in LAYOUTS else ""
    addresses = page.Addresses(wanted, fixed or {}, default)
    if layout:
        addresses.parameters.append(("view", layout))
    return {
        "search": wanted,
        "q": wanted.q,
        "result": result,
        "entries": page.entries(result, addresses),
        "also": [name for name in result.expanded if name != result.did_you_mean],
        "fixed": fixed or {},
        "facets": page.groups(result, wanted, addresses),
        "flags": page.flags(result, wanted, addresses),
        "timeline": timeline.drawn(result, wanted, addresses),
        "chips": page.chips(result, wanted, addresses),
        "tabs": page.tabs(result, wanted, addresses),
        "sorts": page.sorts(wanted, addresses, default),
        "pages": page.pages(result),
        "clear_url": addresses.cleared(),
        "layout": layout,
        "nothing": None if result.hits else nothing.about(wanted, result, fixed or {}),
        "promoted": promoted,
        "click": log.record(request, wanted, result, fixed or {}),
    }


def search_page(request: HttpRequest) -> HttpResponse:
    """The result page; an address with empty parameters leads to the one without them."""
    wanted = request_from(request.GET)
    if any(value == "" for values in request.GET.lists() for value in values[1]):
        view = [("view", view) for view in request.GET.getlist("view")[-1:] if view in LAYOUTS]
        within = [(f"in_{facet}", text) for facet, text in wanted.within]
        return HttpResponseRedirect(_address(request.path, [*page.canonical(wanted), *view, *within]))
    parameters = page.canonical(wanted)
    context = page_context(request, wanted)
    context["canonical"] = request.build_absolute_uri(_address(request.path, parameters))
    context["feed_url"] = _address(reverse("search:feed"), [pair for pair in parameters if pair[0] != "page"])
    return render(request, "search/search.html", context)


def _address(path: str, parameters: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path
