"""The score of a match in the database engine: where each clause was found counts before how often."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..expressions import ABOUT, DESCRIPTION, IDENTIFIERS, MAKERS, TEXT, TITLE, All, Any, Expression, Phrase
from ..plan import Clause, Plan, run_expression
from ..schema import IDENTIFIER

TIERS = ((TEXT, 2.0), (DESCRIPTION, 6.0), (ABOUT, 12.0), (MAKERS, 20.0), (TITLE, 40.0))
OTHER_NAME_SHARE, SQUASHED, MOST_CLAUSES = 0.4, 3.0, 6
Ids = Callable[[Expression], Iterable[int]]


def squash(score: float) -> float:
    """A full-text score brought below the distance of two tiers, order kept."""
    return SQUASHED * score / (score + SQUASHED) if score > 0 else 0.0


def identifier_scores(ids: Ids, asked: Plan) -> dict[int, float]:
    """Id -> what an identifier that is, or begins with, the query is worth."""
    if not asked.identifier:
        return {}
    scores = dict.fromkeys(ids(Phrase((asked.identifier,), IDENTIFIERS, prefix=True)), IDENTIFIER / 4)
    scores.update(dict.fromkeys(ids(Phrase((asked.identifier,), IDENTIFIERS)), IDENTIFIER))
    return scores


def add_tiers(ids: Ids, asked: Plan, scores: dict[int, float]) -> None:
    """Add to each id, for each clause, the tier of the best field that holds the clause."""
    for clause in asked.clauses[:MOST_CLAUSES]:
        best: dict[int, float] = {}
        for scope, tier in TIERS:
            for share, expression in _asked(clause, scope):
                for document in ids(expression):
                    if best.get(document, 0.0) < tier * share:
                        best[document] = tier * share
        for document, tier in best.items():
            scores[document] = scores.get(document, 0.0) + tier


def _asked(clause: Clause, scope: str) -> Iterable[tuple[float, Expression]]:
    if clause.others:
        others = [All(tuple(run_expression(run, scope) for run in other)) for other in clause.others]
        yield OTHER_NAME_SHARE, Any(tuple(others))
    if scope != TEXT or clause.sounds or clause.others:
        yield 1.0, clause.text(scope)
