"""Pages of the Elasticsearch engine whose venues are mixed (`mixing.py`): the request for the first places brings the
best of each venue as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..plan import Plan
from ..query import SearchRequest
from . import mixing
from .mixing import PAGE, Ranked

Ask = Callable[[dict], dict]
VENUES = 50
"""Whose best are looked at; a city has four."""


def answer(ask: Ask, whole: dict, request: SearchRequest, asked: Plan) -> dict:
    """The server's answer to a body, its hits those of the page after mixing. `ask` posts a body."""
    if not asked.clauses or not mixing.is_mixed(request):
        return ask(whole)
    if request.page == 1:
        counts = {**whole["aggs"], "best": _best_of_each(whole)}
        found = ask({**whole, "aggs": counts, "size": max(request.page_size, PAGE)})
        hits = found["hits"]["hits"]
        order = _order(found, asked)
        rest = [hit for hit in hits[PAGE:] if hit["_id"] not in {one["_id"] for one in order}]
        return _with(found, [*order, *rest][: request.page_size], 0)
    thin = {**whole, "_source": ["venue"]}
    head = ask({**thin, "aggs": {"best": _best_of_each(thin)}, "from": 0, "size": PAGE})
    order = _order(head, asked)
    known = {hit["_id"] for hit in head["hits"]["hits"]}
    moved = [hit["_id"] for hit in order if hit["_id"] not in known]
    first = (request.page - 1) * request.page_size
    last = first + request.page_size
    place = max(first - len(order), 0)
    found = ask(_behind(whole, moved, place, max(last - len(order), 0) - place))
    return _with(found, [*_whole(ask, whole, order[first:last]), *found["hits"]["hits"]], len(moved))


def _best_of_each(whole: dict) -> dict:
    """The aggregation that gives the first of each venue among what the body finds and its selections leave."""
    first = {"size": 1, "sort": whole["sort"], "track_scores": True, "_source": whole["_source"]}
    venues = {"terms": {"field": "venue", "size": VENUES}, "aggs": {"first": {"top_hits": first}}}
    return {"filter": whole["post_filter"], "aggs": {"venues": venues}}


def _behind(whole: dict, moved: Sequence[str], place: int, size: int) -> dict:
    """The body for what comes behind the mixed places, without what was moved up from there."""
    filters = list(whole["post_filter"]["bool"]["filter"])
    if moved:
        filters.append({"bool": {"must_not": [{"ids": {"values": list(moved)}}]}})
    return {**whole, "post_filter": {"bool": {"filter": filters}}, "from": PAGE + place, "size": size}


def _whole(ask: Ask, whole: dict, hits: Sequence[dict]) -> list[dict]:
    """The hits with all of their source, in their order."""
    if not hits:
        return []
    query = whole["query"]["bool"]
    wanted = {"bool": {**query, "filter": [*query["filter"], {"ids": {"values": [hit["_id"] for hit in hits]}}]}}
    bare = {name: value for name, value in whole.items() if name != "aggs"}
    found = ask({**bare, "query": wanted, "track_total_hits": False, "from": 0, "size": len(hits)})
    by_id = {hit["_id"]: hit for hit in found["hits"]["hits"]}
    return [by_id[hit["_id"]] for hit in hits if hit["_id"] in by_id]


def _order(found: dict, asked: Plan) -> list[dict]:
    """The hits of the first places after mixing, with those that gave way behind them."""
    hits = found["hits"]["hits"][:PAGE]
    firsts = {
        bucket["key"]: bucket["first"]["hits"]["hits"][0]
        for bucket in found["aggregations"]["best"]["venues"]["buckets"]
    }
    head = [_ranked(hit) for hit in hits]
    if not mixing.missing(head[: mixing.FIRST], firsts):
        return hits
    best = [firsts[venue] for venue in mixing.missing(head, firsts)]
    by_id = {hit["_id"]: hit for hit in (*hits, *best)}
    return [by_id[one.id] for one in mixing.mixed(head, map(_ranked, best), strict=not asked.loose)]


def _ranked(hit: dict) -> Ranked:
    return Ranked(hit["_id"], hit["_source"].get("venue"), hit.get("_score") or 0.0)


def _with(found: dict, hits: Sequence[dict], left_out: int) -> dict:
    total = found["hits"]["total"]
    counted = {**total, "value": total["value"] + left_out}
    return {**found, "hits": {**found["hits"], "hits": list(hits), "total": counted}}
