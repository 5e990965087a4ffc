"""The score of a match in the database engine: where each clause was found counts before how often."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from ..expressions import ABOUT, DESCRIPTION, IDENTIFIERS, MAKERS, TEXT, TITLE, All, Any, Expression, Phrase
from ..plan import Clause, Plan, Span, run_expression
from ..schema import IDENTIFIER

TIERS = ((TEXT, 2.0), (DESCRIPTION, 6.0), (ABOUT, 12.0), (MAKERS, 20.0), (TITLE, 40.0))
OTHER_NAME_SHARE, SQUASHED, MOST_CLAUSES = 0.4, 3.0, 6
NEAR, AS_WRITTEN = 10.0, 40.0
"""Worth of years that are those asked; of the whole query in whatever field, where its words are asked apart."""
IDENTIFIED, WHOLE = -1, -2
Tier = tuple[int, float, Expression]
"""(number of the clause, worth, what must match)."""


def squash(score: float) -> float:
    """A full-text score brought below the distance of two tiers, order kept."""
    return SQUASHED * score / (score + SQUASHED) if score > 0 else 0.0


def nearness(first: int | None, last: int | None) -> float:
    """What years that overlap the asked ones are worth, by how many they are: the narrower, the nearer."""
    return NEAR / (1 + (last - first) / 10) if first is not None and last is not None else 0.0


def is_near(first: int | None, last: int | None, spans: Iterable[Span]) -> bool:
    """Whether years overlap one of the spans that were asked."""
    if first is None or last is None:
        return False
    return any((low is None or last >= low) and (high is None or first <= high) for low, high in spans)


def identifier_tiers(asked: Plan) -> Iterator[Tier]:
    """What an identifier that is, or begins with, the query is worth."""
    if asked.identifier:
        yield IDENTIFIED, IDENTIFIER / 4, Phrase((asked.identifier,), IDENTIFIERS, prefix=True)
        yield IDENTIFIED, IDENTIFIER, Phrase((asked.identifier,), IDENTIFIERS)


def clause_tiers(asked: Plan) -> Iterator[Tier]:
    """For each clause, the worth of each field that may hold it."""
    for place, clause in enumerate(asked.clauses[:MOST_CLAUSES]):
        for scope, tier in TIERS:
            for share, expression in _asked(clause, scope):
                yield place, tier * share, expression
    for clause in asked.whole[:1]:
        yield WHOLE, AS_WRITTEN, clause.text()


def share_of_names(clause: Clause) -> float:
    """What another name is worth beside the word itself: a period by its name is the date that was meant."""
    return 1.0 if clause.spans else OTHER_NAME_SHARE


def ascending(tiers: Iterable[Tier]) -> list[Tier]:
    """Clause by clause, what is worth most last, as `worth` takes them."""
    return sorted(tiers, key=itemgetter(0, 1))


def worth(tiers: Sequence[Tier], found: Iterable[tuple[int, int]]) -> dict[int, float]:
    """Id -> the sum, over the clauses, of the best tier that holds it. `found` are (place of the tier, id)."""
    rows, first = sorted(found), 0
    values = [value for _, value, _ in tiers]
    total: dict[int, float] = {}
    for last, (clause, _, _) in enumerate(tiers, 1):
        if last < len(tiers) and tiers[last][0] == clause:
            continue
        end = bisect_left(rows, (last,), first)
        best = {document: values[tier] for tier, document in rows[first:end]}
        total |= {document: total.get(document, 0.0) + value for document, value in best.items()} if total else best
        first = end
    return total


def _asked(clause: Clause, scope: str) -> Iterable[tuple[float, Expression]]:
    if named := clause.others:
        others = [All(tuple(run_expression(run, scope) for run in other)) for other in named]
        yield share_of_names(clause), Any(tuple(others))
    if scope != TEXT or clause.sounds or clause.others or clause.spans:
        yield 1.0, clause.text(scope)
