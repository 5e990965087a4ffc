"""The search as a person meets it: one page, and the pieces that other pages are built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from . import writing
from .addresses import localise
from .engines import get_engine
from .models import Document
from .query import Hit, InvalidRequest, SearchRequest, SearchResult
from .schema import FACETS


def run_search(request: SearchRequest) -> SearchResult:
    """The engine's answer, without hits that have ceased to be public since they were indexed."""
    result = get_engine().search(request)
    return replace(result, hits=still_public(result.hits))


def still_public(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits whose documents may be seen now, with addresses in the reader's language; one query."""
    moment = writing.now()
    documents = Document.objects.filter(
        resource_id__in=[hit.id for hit in hits], visible_from__lte=moment, visible_until__gt=moment
    )
    public = set(documents.values_list("resource_id", flat=True))
    return tuple(replace(hit, resource={**hit.resource, "url": localise(hit.url)}) for hit in hits if hit.id in public)


def related(request: SearchRequest, *, without: str, limit: int) -> list[Hit]:
    """Up to `limit` hits of the request other than the resource `without`."""
    found = run_search(replace(request, page_size=limit + 1))
    return [hit for hit in found.hits if hit.id != without][:limit]


def request_from(query: QueryDict, fixed: Mapping[str, object] | None = None, sort: str = "relevance") -> SearchRequest:
    """The request that the address asks for; what is out of bounds is left out, so that a page never fails."""
    values: dict[str, object] = {"q": query.get("q", "")[:200], "sort": query.get("sort") or sort}
    values |= {facet: tuple(query.getlist(facet)) for facet in FACETS if query.getlist(facet)}
    for name in ("year_from", "year_to", "page"):
        if query.get(name, "").lstrip("-").isdigit():
            values[name] = int(query[name])
    if query.get("online"):
        values["online"] = True
    values |= dict(fixed or {})
    while True:
        try:
            return SearchRequest(**values)
        except InvalidRequest as error:
            values.pop(error.field)


def page_context(request: HttpRequest, wanted: SearchRequest, fixed: Mapping[str, object] | None = None) -> dict:
    """What the page shows: the request, the result."""
    return {"search": wanted, "result": run_search(wanted), "fixed": fixed or {}}


def search_page(request: HttpRequest) -> HttpResponse:
    return render(request, "search/search.html", page_context(request, request_from(request.GET)))
