"""The group of whole questions: recall@10 and MRR of each retrieval set, in each script, on each engine."""

from __future__ import annotations

from collections.abc import Iterator

from . import place
from .figures import Figure

RECALL, BETWEEN = 0.95, 0.01
STEP, STEP_ON_POSTGRESQL, QUICK = 1, 10, 20
"""Every question is asked, on PostgreSQL every tenth; in a quick run every twentieth."""


def retrieval(run) -> Iterator[Figure]:
    """Passages alone in a database and an index of their own."""
    home = place.Place(run.folder / "retrieval")
    step = QUICK if run.quick else STEP
    yield from figures(home.worker("retrieval", step=step), "SQLite")
    with place.postgres() as address:
        other = place.Place(run.folder / "retrieval-postgres", DATABASE_URL=address)
        yield from figures(other.worker("retrieval", step=max(step, STEP_ON_POSTGRESQL)), "PostgreSQL")
    more = {
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_URL": place.services()["ELASTICSEARCH_URL"],
        "SEARCH_INDEX_PREFIX": f"{run.prefix}-questions",
    }
    yield from figures(home.worker("retrieval", more, step=step), "Elasticsearch")


def figures(answer: dict, engine: str) -> Iterator[Figure]:
    """Recall beside that in the other script; the mean reciprocal rank behind it."""
    for name, scripts in answer.items():
        for script, other in (("own", "other"), ("other", "own")):
            number, recall, mrr, milliseconds = scripts[script]
            beside = scripts[other][1]
            yield Figure(
                name=f"{engine}, {name} in its {script} script, recall@10",
                value=recall,
                unit="",
                target=f"≥ {RECALL}, within {BETWEEN} of the other script",
                reference=beside,
                beside="asked in the other script",
                met=recall >= RECALL and abs(recall - beside) <= BETWEEN,
                note=f"{number} questions; MRR {mrr:.3f}; {milliseconds:.0f} ms a question",
            )
