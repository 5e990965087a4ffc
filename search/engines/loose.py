"""The match of a query of which any word is enough: ranked by how rare the words are, what is far behind left out."""

from __future__ import annotations

from ..expressions import TITLE, Expression, Match, within
from ..plan import Plan
from ..query import SearchRequest
from .filters import conditions

TITLE_SHARE = 0.5
"""What a word is worth once more where the title holds it."""
LEAST = 0.4
"""The share of the best score below which a match has nothing to do with the question."""
MOST_TERMS = 100


def parts_of(asked: Plan) -> list[tuple[int, float, Expression]]:
    """(number of the term, share of its weight, what must match), for text and for titles."""
    found: list[tuple[int, float, Expression]] = []
    for number, (term, share) in enumerate(asked.terms()[:MOST_TERMS]):
        found.append((number, share, term))
        if titled := within(term, TITLE):
            found.append((number, share * TITLE_SHARE, titled))
    return found


def match(dialect, asked: Plan) -> Match:
    """The public documents that hold some of the terms, scored by them; one statement, the same in every dialect.

    A term weighs the more, the fewer documents hold it (the inverse document frequency of BM25). Documents that are
    not public count nowhere: neither for how rare a term is, nor for the best score.
    """
    visible, moments = conditions(SearchRequest(), {})
    statements, params = [], []
    for number, share, expression in parts_of(asked):
        statement, more = dialect.ids_sql(expression, f"{number:d} AS term, {share:.2f} AS share, ")
        statements.append(statement)
        params += more
    scored = (
        f"WITH held(term, share, id) AS MATERIALIZED ({' UNION ALL '.join(statements)}), "
        f"open(term, share, id) AS MATERIALIZED (SELECT h.term, h.share, h.id FROM held h "
        f"JOIN search_document d ON d.id = h.id WHERE {visible}), "
        "rare(term, n) AS (SELECT term, count(DISTINCT id) FROM open GROUP BY term), "
        "total(n) AS (SELECT count(*) FROM search_document), "
        "weight(term, worth) AS MATERIALIZED ("
        "SELECT r.term, ln(1 + (t.n - r.n + 0.5) / (r.n + 0.5)) FROM rare r, total t) "
        "SELECT o.id, CAST(sum(o.share * w.worth) AS double precision) AS score FROM open o "
        "JOIN weight w ON w.term = o.term GROUP BY o.id"
    )
    return Match(
        join=f"(SELECT s.id, s.score, max(s.score) OVER () AS best FROM ({scored}) s) f "
        "JOIN search_document d ON d.id = f.id",
        join_params=[*params, *moments],
        where="f.score >= f.best * %s",
        where_params=[LEAST],
        score="f.score",
    )
