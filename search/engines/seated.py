"""Pages of the Elasticsearch engine whose venues are mixed (`mixing.py`): from the first places by score, and from the
best of each venue that is not among them, which is asked for only where one is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..plan import Plan
from ..query import SearchRequest
from . import mixing
from .mixing import PAGE, Ranked

Ask = Callable[[dict], dict]


def answer(ask: Ask, whole: dict, request: SearchRequest, asked: Plan) -> dict:
    """The server's answer to a body, its hits those of the page after mixing. `ask` posts a body."""
    if not asked.clauses or not mixing.is_mixed(request):
        return ask(whole)
    if request.page == 1:
        found = ask({**whole, "size": max(request.page_size, PAGE)})
        hits = found["hits"]["hits"]
        order = _order(ask, whole, hits, _venues(found), asked)
        rest = [hit for hit in hits[PAGE:] if hit["_id"] not in {one["_id"] for one in order}]
        return _with(found, [*order, *rest][: request.page_size], 0)
    head = ask({**whole, "_source": ["venue"], "aggs": {"venue": whole["aggs"]["venue"]}, "from": 0, "size": PAGE})
    order = _order(ask, whole, head["hits"]["hits"], _venues(head), asked)
    known = {hit["_id"] for hit in head["hits"]["hits"]}
    moved = [hit["_id"] for hit in order if hit["_id"] not in known]
    first = (request.page - 1) * request.page_size
    last = first + request.page_size
    place = max(first - len(order), 0)
    found = ask(_behind(whole, moved, place, max(last - len(order), 0) - place))
    return _with(found, [*_whole(ask, whole, order[first:last]), *found["hits"]["hits"]], len(moved))


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
    wanted = {"ids": {"values": [hit["_id"] for hit in hits]}}
    found = ask({**_plain(whole, [wanted]), "_source": whole["_source"], "size": len(hits)})
    by_id = {hit["_id"]: hit for hit in found["hits"]["hits"]}
    return [by_id[hit["_id"]] for hit in hits if hit["_id"] in by_id]


def _plain(whole: dict, filters: Sequence[dict]) -> dict:
    """The body without counting, limited further; all limits in the query, for a post filter comes after `collapse`."""
    query = whole["query"]["bool"]
    kept = [*query["filter"], *whole["post_filter"]["bool"]["filter"], *filters]
    bare = {name: value for name, value in whole.items() if name not in ("post_filter", "aggs")}
    return {**bare, "query": {"bool": {**query, "filter": kept}}, "track_total_hits": False, "from": 0}


def _order(ask: Ask, whole: dict, hits: Sequence[dict], venues: Sequence[str], asked: Plan) -> list[dict]:
    """The hits of the first places after mixing, with those that gave way behind them."""
    head = [_ranked(hit) for hit in hits[:PAGE]]
    if not mixing.missing(head[: mixing.FIRST], venues):
        return list(hits[:PAGE])
    missing = mixing.missing(head, venues)
    best: list[dict] = []
    if missing:
        limits = {**_plain(whole, [{"terms": {"venue": missing}}]), "size": len(missing)}
        best = ask({**limits, "collapse": {"field": "venue"}})["hits"]["hits"]
    by_id = {hit["_id"]: hit for hit in (*hits[:PAGE], *best)}
    return [by_id[one.id] for one in mixing.mixed(head, map(_ranked, best), strict=not asked.loose)]


def _ranked(hit: dict) -> Ranked:
    return Ranked(hit["_id"], hit["_source"].get("venue"), hit.get("_score") or 0.0)


def _venues(found: dict) -> list[str]:
    return [bucket["key"] for bucket in found["aggregations"]["venue"]["values"]["buckets"]]


def _with(found: dict, hits: Sequence[dict], left_out: int) -> dict:
    total = found["hits"]["total"]
    counted = {**total, "value": total["value"] + left_out}
    return {**found, "hits": {**found["hits"], "hits": list(hits), "total": counted}}
