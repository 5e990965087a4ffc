"""The Elasticsearch request of a plan: filters, tiers as constant scores, facets under all other selections."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS

from .. import conf, dictionary, opening, walking, wholes, writing
from ..expressions import ABOUT, IDENTIFIERS, MAKERS, PINYIN, TEXT, TITLE, Any, Expression, Phrase
from ..plan import Clause, Plan, Span, run_expression
from ..query import SearchRequest
from ..schema import EXACT_TITLE, FLAGS, IDENTIFIER, WRITTEN
from ..years import DECADE
from . import loose
from .mapping import DERIVED, FACET_FIELDS, SCOPE_FIELDS
from .ranking import AS_WRITTEN, MOST_CLAUSES, NEAR, TIERS, share_of_names

SORTS = {
    "newest": [{"stamp": "desc"}, {"title_key": "asc"}],
    "oldest": [{"year_from": {"order": "asc", "missing": "_last"}}, {"title_key": "asc"}],
    "latest": [{"year_to": {"order": "desc", "missing": "_last"}}, {"title_key": "asc"}],
    "title": [{"sort_key": "asc"}, {"title_key": "asc"}],
}
ENDS = {"starts": "year_from", "ends": "year_to"}
MINUTE = 60_000_000
FREQUENCY = 0.1
"""Weight of the full-text score beside the tiers."""
RANKED_SCOPES = (TITLE, MAKERS, ABOUT, TEXT)


def compiled(expression: Expression) -> dict:
    """An expression as a query clause; tokens are terms, so nothing a user types is an operator."""
    if not isinstance(expression, Phrase):
        parts = [compiled(part) for part in expression.parts]
        return {
            "bool": {"should": parts, "minimum_should_match": 1} if isinstance(expression, Any) else {"must": parts}
        }
    if expression.scope == IDENTIFIERS:
        return {"prefix" if expression.prefix else "term": {"keys": expression.tokens[0]}}
    if expression.scope == PINYIN:
        return {"match_phrase": {"sounds": {"query": " ".join(expression.tokens), "analyzer": "whitespace"}}}
    field = SCOPE_FIELDS[expression.scope]
    if expression.prefix:
        return {"term": {f"{field}.characters": expression.tokens[0]}}
    if len(expression.tokens) == 1:
        return {"term": {field: expression.tokens[0]}}
    return {"match_phrase": {field: {"query": " ".join(expression.tokens), "analyzer": "whitespace"}}}


def body(asked: Plan, request: SearchRequest, *, moment: int | None = None, without: Sequence[str] = ()) -> dict:
    """The whole request; what is visible at `moment` (now) is found, but for the ids `without`."""
    clock = clocked()
    query: dict = {"filter": _limits(request, writing.now() if moment is None else moment, clock)}
    if without:
        query["filter"].append({"bool": {"must_not": [{"ids": {"values": list(without)}}]}})
    if asked.void:
        query["filter"].append({"match_none": {}})
    if asked.loose:
        query["must"] = [_any_of(asked)]
    elif asked.clauses:
        expression, dated = compiled(asked.expression()), asked.dated
        texts = [compiled(clause.expression()) for clause in dated]
        if asked.words:
            texts.append(expression)
        else:  # the text of the first date, or the identifier that the query may be
            texts = [expression, *texts[1:]]
        wanted = [_dated(clause, text) for clause, text in zip(dated, texts, strict=False)] + texts[len(dated) :]
        query["filter"] = [*query["filter"], *wanted]
        query["should"] = [{"bool": {"must": [expression], "boost": FREQUENCY}}, *_tiers(asked), *_exact(asked)]
        query["should"] += [_constant(compiled(clause.text()), AS_WRITTEN) for clause in asked.whole[:1]]
        query["should"] += [_nearness(span) for clause in dated for span in clause.spans]
    plain = not asked.clauses
    sort = SORTS.get("newest" if plain and request.sort == "relevance" else request.sort, ["_score", {"stamp": "desc"}])
    behind = walking.place(request, "elasticsearch")
    return {
        "query": {"bool": query},
        **({"search_after": behind} if behind else {"from": (request.page - 1) * request.page_size}),
        "size": request.page_size,
        "sort": [*sort, {"row": "asc"}],
        "track_total_hits": True if request.after else conf.get("SEARCH_COUNTED"),
        "track_scores": not plain,
        "_source": {"excludes": list(DERIVED)},
        "post_filter": {"bool": {"filter": list(_selections(request).values())}},
        "aggs": _facets(request, clock),
    }


def _any_of(asked: Plan) -> dict:
    """Any of the terms, scored by how rare they are and once more where a title holds them."""
    parts = [
        {"bool": {"must": [compiled(expression)], "boost": share}} for _, share, expression in loose.parts_of(asked)
    ]
    return {"bool": {"should": parts, "minimum_should_match": 1}}


def best_only(whole: dict) -> dict:
    """The request for the best score that a loose one reaches, below a share of which nothing is an answer."""
    return {"query": whole["query"], "size": 1, "track_total_hits": False, "_source": False}


def of_parts(whole: dict, keys: Sequence[str]) -> dict:
    """The request for how many parts of each of the wholes are found, by their `row_key`."""
    query = {"bool": {"must": [whole["query"]], "filter": whole["post_filter"]["bool"]["filter"]}}
    counts = {"parts": {"terms": {"field": "part_of", "include": list(keys), "size": len(keys)}}}
    least = {"min_score": whole["min_score"]} if "min_score" in whole else {}
    return {"query": query, "size": 0, "track_total_hits": False, "aggs": counts, **least}


def apart(whole: dict) -> tuple[dict, dict]:
    """The same request as (page, counts), for one without words, which matches a large part of the index.

    Without counting, the server reads only the first of the sorted documents; the counts of an unchanged index come
    from its request cache, for they do not depend on the page.
    """
    page = {name: value for name, value in whole.items() if name not in ("aggs", "post_filter")}
    selections = whole["post_filter"]["bool"]["filter"]
    page["query"] = {"bool": {"filter": [*whole["query"]["bool"]["filter"], *selections]}}
    aggregations = {name: value for name, value in whole["aggs"].items() if name != "all"}
    aggregations["total"] = {"filter": whole["post_filter"]}
    counts = {"query": whole["query"], "size": 0, "track_total_hits": False, "aggs": aggregations}
    return {**page, "track_total_hits": False}, counts


def _limits(request: SearchRequest, moment: int, clock: dict[str, dict]) -> list[dict]:
    limits: list[dict] = [{"range": {"opens": {"lte": moment}}}, {"range": {"closes": {"gt": moment}}}]
    if request.year_from is not None:
        limits.append({"range": {"year_to": {"gte": request.year_from}}})
    if request.year_to is not None:
        limits.append({"range": {"year_from": {"lte": request.year_to}}})
    if request.online is not None:
        online = {"term": {"online": True}}
        limits.append(online if request.online else {"bool": {"must_not": [online]}})
    if request.part_of:
        whole = wholes.key_of(request.part_of)
        limits.append({"term": {"part_of": whole}} if whole else {"match_none": {}})
    limits += [{"term": {"flags": flag}} for flag in request.flagged]
    limits += [clause for name, clause in clock.items() if getattr(request, name)]
    return limits


def clocked() -> dict[str, dict]:
    """The filters that the clock decides. What still has places is asked by the minute, so that it stays cached."""
    minute = writing.now() // MINUTE * MINUTE
    return {
        "open": {"terms": {"institution": list(opening.open_now())}},
        "places": {"range": {"joinable": {"gt": minute}}},
    }


def _dated(clause: Clause, text: dict) -> dict:
    """What the text holds, or years that overlap one of the clause's spans."""
    return {"bool": {"should": [text, *map(_overlap, clause.spans)], "minimum_should_match": 1}}


def _overlap(span: Span) -> dict:
    first, last = span
    ends = [{"range": {"year_to": {"gte": first}}}] if first is not None else []
    ends += [{"range": {"year_from": {"lte": last}}}] if last is not None else []
    return {"bool": {"filter": ends or [{"exists": {"field": "year_to"}}]}}


def _nearness(span: Span) -> dict:
    """The narrower the years that overlap, the nearer."""
    source = f"{NEAR} / (1 + (doc['year_to'].value - doc['year_from'].value) / 10.0)"
    known = [_overlap(span), {"exists": {"field": "year_from"}}, {"exists": {"field": "year_to"}}]
    return {"script_score": {"query": {"bool": {"filter": known}}, "script": {"source": source}}}


def _selections(request: SearchRequest) -> dict[str, dict]:
    return {facet: {"terms": {FACET_FIELDS[facet]: list(values)}} for facet, values in request.selected.items()}


def _facets(request: SearchRequest, clock: dict[str, dict]) -> dict:
    selections = _selections(request)
    size = conf.get("SEARCH_FACET_SIZE")
    aggregations: dict[str, dict] = {"all": {"filter": {"match_all": {}}}}
    for facet, field in FACET_FIELDS.items():
        others = [clause for name, clause in selections.items() if name != facet]
        values: dict = {"values": {"terms": {"field": field, "size": size}}}
        if text := dict(request.within).get(facet):
            held = [value for value, _ in dictionary.matching(facet, text, DEFAULT_DB_ALIAS).values()]
            values["values"]["terms"]["include"] = held or [""]
        chosen = request.selected.get(facet)
        if chosen:
            values["chosen"] = {"terms": {"field": field, "include": list(chosen), "size": len(chosen)}}
        aggregations[facet] = {"filter": {"bool": {"filter": others}}, "aggs": values}
    chosen = list(selections.values())
    parts = {name: {"filter": clause} for name, clause in clock.items()}
    parts["flags"] = {"terms": {"field": "flags", "size": len(FLAGS)}}
    aggregations["also"] = {"filter": {"bool": {"filter": chosen}}, "aggs": parts}
    dated = [*chosen, {"exists": {"field": "year_from"}}, {"exists": {"field": "year_to"}}]
    aggregations["years"] = {"filter": {"bool": {"filter": dated}}, "aggs": {n: _decades(f) for n, f in ENDS.items()}}
    return aggregations


def _decades(field: str) -> dict:
    return {"histogram": {"field": field, "interval": DECADE, "min_doc_count": 1}}


def _constant(query: dict, boost: float) -> dict:
    return {"constant_score": {"filter": query, "boost": boost}}


def _tiers(asked: Plan) -> list[dict]:
    """For each clause the worth of the best field that holds it."""
    return [{"dis_max": {"queries": list(_tier_queries(clause))}} for clause in asked.clauses[:MOST_CLAUSES]]


def _tier_queries(clause: Clause):
    for scope, tier in TIERS:
        yield _constant(compiled(clause.text(scope)), tier)
        for other in clause.others:
            parts = [compiled(run_expression(run, scope)) for run in other]
            yield _constant({"bool": {"must": parts}}, tier * share_of_names(clause))


def _exact(asked: Plan) -> list[dict]:
    found = [_constant({"terms": {"title_key": list(asked.title_keys)}}, EXACT_TITLE)] if asked.title_keys else []
    found.append(_constant({"match_phrase": {"title.written": asked.written}}, WRITTEN))
    if asked.identifier:
        found.append(_constant({"prefix": {"keys": asked.identifier}}, IDENTIFIER / 4))
        found.append(_constant({"term": {"keys": asked.identifier}}, IDENTIFIER))
    return found
