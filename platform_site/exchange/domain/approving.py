"""Accepted rows made records: compared once more with what is there now, and written as far as was accepted."""

from __future__ import annotations

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job

from ..errors import Problem, shortened
from ..mapping.mapping import Mapping
from ..models import Decision, Run, StagedDifference, StagedRow
from ..profiles import get_profile
from ..rows import CHANGED, NEW, UNCHANGED, Outcome
from .applying import Writer
from .bulk_mode import bulk_mode
from .parts import link_parts
from .planning import Planner
from .refusals import Reporter, warned_rows
from .reviewing import to_apply, undecided, unsaid
from .staging import outcome_of

CHUNK = 500
APPLIED = "applied"


def apply_accepted(run: Run) -> None:
    """Writes what was accepted, under the lease of the run's job. Raises Stopped when a person paused it.

    What has changed since the review is not what the reviewer saw: such a field is left alone, with a warning.
    """
    job, profile = run.job, get_profile(run.profile)
    mapping = Mapping(job.params["mapping"], version=profile.version)
    planner = Planner(profile, mapping, {}, run.institution_id, overwrite=True)  # what was seen is what may be written
    writer, reporter = Writer(profile, job), Reporter(job)
    try:
        with bulk_mode():
            while rows := list(to_apply(run).order_by("pk")[:CHUNK]):
                with transaction.atomic():
                    write(rows, planner, writer, reporter)
                    tell(job, len(rows))
                    running.reached.send(Job, point="advanced")
                running.reached.send(Job, point="committed")
                running.heed(job)
            complete(run, profile.model)
    except (running.Stopped, running.LeaseLost):
        raise
    except BaseException as error:
        running.finish(job, state=Job.State.FAILED, message=str(error) or type(error).__name__)
        raise


def write(rows: list[StagedRow], planner: Planner, writer: Writer, reporter: Reporter) -> None:
    outcomes = [outcome_of(row) for row in rows]
    planner.compare_again([outcome for outcome in outcomes if outcome.draft])
    differences: dict[int, list[StagedDifference]] = {row.pk: [] for row in rows}
    for difference in StagedDifference.objects.filter(row__in=list(differences)):
        differences[difference.row_id].append(difference)
    for row, outcome in zip(rows, outcomes, strict=True):
        outcome.problems.clear()
        settle(row, differences[row.pk], outcome)
    writer.apply(outcomes)
    reporter.report(outcomes)
    done = StagedRow.objects.filter(pk__in=list(differences))
    unsaid(done).update(decision=Decision.REJECTED)
    done.update(applied=True)


def settle(row: StagedRow, differences: list[StagedDifference], outcome: Outcome) -> None:
    """Leaves in the outcome what was seen and accepted, and nothing else."""
    if row.kind == NEW or outcome.kind == NEW:
        if row.kind != outcome.kind:
            reason = _("审核之后已另有此记录，未应用") if row.kind == NEW else _("审核之后记录已被删除，未应用")
            hold_back(outcome, Problem("identifier", row.identifier, reason))
        return
    if outcome.draft is None or outcome.record_pk is None:
        hold_back(outcome, Problem("identifier", row.identifier, _("审核之后记录已被删除，未应用")))
        return
    possible = outcome.changes | outcome.kept
    outcome.changes, outcome.kept, seen = {}, {}, set()
    for difference in differences:
        seen.add(difference.field)
        pair = possible.get(difference.field)
        if pair is None or not is_accepted(difference, row):
            continue
        if as_stored(pair[0]) == as_stored(difference.old):
            outcome.changes[difference.field] = pair
        else:
            reason = _("审核之后这一项又被改过，未应用")
            outcome.problems.append(Problem(difference.field, shortened(pair[1]), reason))
    outcome.kind = CHANGED if outcome.changes else UNCHANGED


def hold_back(outcome: Outcome, problem: Problem) -> None:
    outcome.kind, outcome.draft, outcome.record_pk = UNCHANGED, None, None
    outcome.changes = {}
    outcome.problems.append(problem)


def is_accepted(difference: StagedDifference, row: StagedRow) -> bool:
    """A field's own decision; else its row's, unless a person had edited the field."""
    said = difference.decision or ("" if difference.kept else row.decision)
    return said == Decision.ACCEPTED


def as_stored(value) -> object:
    """The value as JSON keeps it, so that dates and their texts compare equal."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def tell(job: Job, count: int) -> None:
    counters = job.counters | {APPLIED: job.counters.get(APPLIED, 0) + count}
    running.advance(job, done=job.done + count, counters=counters, cursor=job.cursor)


def complete(run: Run, model) -> None:
    running.reached.send(Job, point="read")
    link_parts(model, run.job)
    running.reached.send(Job, point="linked")
    run.job.counters["warned"] = warned_rows(run.job)
    run.rows.filter(kind=UNCHANGED, differences__isnull=True).delete()
    run.rows.filter(applied=True).update(payload=b"", draft={})
    run.job.total = run.job.done
    if undecided(run.rows.all()).exists():
        running.leave(run.job, Job.State.REVIEW)
    else:
        running.finish(run.job)
