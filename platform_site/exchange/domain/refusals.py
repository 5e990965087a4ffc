"""What was refused, or taken with a warning: kept beside the run, and given out as a table."""

from __future__ import annotations

from collections.abc import Iterable

from platform_site.jobs.models import Job

from ..bulk import BulkInsert
from ..models import Refusal
from ..rows import REFUSED, Outcome


class Reporter:
    """Writes the problems of outcomes, for one job."""

    def __init__(self, job: Job):
        self.job = job
        self.insert = BulkInsert(Refusal)

    def report(self, outcomes: Iterable[Outcome]) -> None:
        self.insert(
            {
                "job_id": self.job.pk,
                "kind": Refusal.Kind.REFUSED if outcome.kind == REFUSED else Refusal.Kind.WARNED,
                "institution_id": outcome.institution_id,
                "number": outcome.row.number,
                "identifier": outcome.identifier[:255],
                "field": problem.field[:64],
                "value": problem.value,
                "reason": problem.reason[:500],
            }
            for outcome in outcomes
            for problem in outcome.problems
        )


def warned_rows(job: Job) -> int:
    """How many rows were taken with a warning."""
    return Refusal.objects.filter(job=job, kind=Refusal.Kind.WARNED).order_by().values("number").distinct().count()
