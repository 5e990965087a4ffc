"""One import from file to records: read, plan, and stage for review or apply at once, chunk by chunk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.venues.config import venue_of
from platform_site.vocabulary.models import Institution

from ..errors import FileRefused, RowRefused
from ..mapping.mapping import Mapping, choose_mapping
from ..mapping.saving import named_mapping, saved_mappings
from ..models import Run
from ..profiles import Profile, get_profile, mapped_identity
from ..readers import Source, read_rows
from ..rows import KINDS, Outcome, SourceRecord
from .ahead import Ahead
from .applying import Writer
from .bulk_mode import bulk_mode
from .parts import link_parts
from .planning import Begun, Planner
from .refusals import Reporter, warned_rows
from .staging import Stager

CHUNK = 500
LOOK_AT = 20
KIND = "ingest"
WARNED = "warned"
Watch = Callable[["list[Outcome]", "Import"], None]


@dataclass(slots=True)
class Import:
    """A file made ready to be imported: everything about it that can be refused has been looked at."""

    profile: Profile
    mapping: Mapping
    source: Source
    rows: Iterator[SourceRecord]
    planner: Planner
    institution: Institution
    counts: Counter = field(default_factory=Counter)
    taken: int = 0
    run: Run | None = None

    @property
    def job(self) -> Job | None:
        return self.run.job if self.run else None

    def summary(self) -> dict[str, int | None]:
        """`{"job", "read", "new", "changed", "unchanged", "refused", "warned"}`."""
        return {
            "job": self.job.pk if self.job else None,
            "read": sum(self.counts[kind] for kind in KINDS),
            **{kind: self.counts[kind] for kind in KINDS},
            WARNED: self.counts[WARNED],
        }


def prepare(
    *,
    profile_key: str,
    path: Path,
    institution: str = "",
    mapping_path: Path | None = None,
    mapping: Mapping | None = None,
    overwrite: bool = False,
    within: set[int] | None = None,
) -> Import:
    """Opens the file and finds its mapping and institution. Raises FileRefused; writes nothing.

    `within` are the keys of the institutions that rows may name; by default all of the venue.
    """
    profile = get_profile(profile_key)
    home, known = institutions_of(profile, institution)
    if within is not None:
        known = {code: pk for code, pk in known.items() if pk in within}
    source = Source(path)
    rows = read_rows(source, profile.reads)
    head = list(islice(rows, LOOK_AT))
    if not head:
        raise FileRefused(_("“%(name)s”里没有一条记录。") % {"name": source.name})
    if profile.identify is mapped_identity:
        check_readable(head, source.name)
    if mapping_path:
        mapping = named_mapping(path=mapping_path, profile=profile, institution=home)
    elif mapping is None:
        saved = saved_mappings(profile=profile, institution=home)
        mapping = choose_mapping(profile, facts_of(profile, head), source.name, saved)
    if profile.identify is mapped_identity:
        mapping.check_columns({key for facts in facts_of(profile, head) for key in facts}, source.name)
    planner = Planner(profile, mapping, known, home.pk, overwrite=overwrite)
    return Import(profile, mapping, source, chain(head, rows), planner, home)


def check_readable(head: list[SourceRecord], file_name: str) -> None:
    """Raises FileRefused with what is wrong with the first row when none of the first ones can be read."""
    if all(row.problem for row in head):
        first = head[0].problem
        raise FileRefused(
            _("“%(file)s”开头的 %(count)s 条都读不出来。第一条的“%(field)s”是“%(value)s”：%(reason)s。")
            % {
                "file": file_name,
                "count": len(head),
                "field": first.field,
                "value": first.value,
                "reason": first.reason,
            }
        )


def institutions_of(profile: Profile, code: str) -> tuple[Institution, dict[str, int]]:
    """The institution to import into, and all of its venue by code. Raises FileRefused for an unknown one."""
    venue = venue_of(profile.model)
    found = list(Institution.objects.filter(venue=venue.slug).order_by("path"))
    home = next((item for item in found if item.code == code), None) if code else (found[0] if found else None)
    if home is None:
        raise FileRefused(
            _("%(venue)s没有代码为“%(code)s”的机构；现有：%(known)s。")
            % {"venue": venue.title, "code": code, "known": "、".join(item.code for item in found) or "—"}
        )
    return home, {item.code: item.pk for item in found}


def facts_of(profile: Profile, rows: list[SourceRecord]) -> list[dict]:
    """What a match rule looks at, of the rows that can be read."""
    facts = []
    for row in rows:
        try:
            facts.append(profile.facts(row.data()) if row.problem is None else {})
        except RowRefused:
            facts.append({})
    return facts


def run(work: Import, *, apply: bool, watch: Watch, user=None) -> dict:
    """Runs the import in this process and returns its summary; `watch` sees each planned chunk.

    Without `apply` nothing is written. With it, what is read is accepted and applied chunk by chunk.
    """
    with bulk_mode():
        if apply:
            begin(work, user=user)
            read(work, watch)
        else:
            with closing(planned(work)) as chunks:
                for outcomes in chunks:
                    watch(outcomes, work)
    return work.summary()


def begin(work: Import, *, user=None, review: bool = False) -> Run:
    """The run and its job, under this process's lease."""
    params = {"file": str(work.source.path), "mapping": work.mapping.content}
    with transaction.atomic():
        job = running.start(kind=KIND, label=f"{work.profile.key} {work.source.name}", params=params, user=user)
        work.run = Run.objects.create(
            job=job,
            profile=work.profile.key,
            institution=work.institution,
            file_name=work.source.name[:255],
            review=review,
            overwrite=work.planner.overwrite,
        )
    return work.run


def planned(work: Import) -> Iterator[list[Outcome]]:
    """The outcomes of chunk after chunk; the next one's rows are on their way while its taker works on one."""
    planner = work.planner
    with closing(Ahead(planner.drafts, planner.load)) as ahead:
        begun = begin_next(work, ahead)
        while begun:
            outcomes = planner.finish(begun, ahead.result())
            count(work.counts, outcomes)
            begun = begin_next(work, ahead)
            yield outcomes


def begin_next(work: Import, ahead: Ahead) -> Begun | None:
    chunk = list(islice(work.rows, CHUNK))
    if not chunk:
        return None
    work.taken += len(chunk)
    begun = work.planner.begin(chunk)
    ahead.begin(begun.rows)
    return begun


def read(work: Import, watch: Watch | None = None) -> None:
    """Reads the file from where the job stands: into staged rows where a person will review them, else into records.

    What a chunk writes, its counters and the job's cursor are committed together: however the process ends, the file
    can be gone on with and nothing is done twice. Raises Stopped when a person paused or cancelled the job.
    """
    job, review = work.job, work.run.review
    keeper = Stager(work.run) if review else Writer(work.profile, job)
    reporter = Reporter(job)
    try:
        pass_over(work)
        with closing(planned(work)) as chunks:
            for outcomes in chunks:
                running.reached.send(Job, point="planned")
                with transaction.atomic():
                    keeper.apply(outcomes)
                    reporter.report(outcomes)
                    tell(work, outcomes[-1].row.number)
                    running.reached.send(Job, point="advanced")
                running.reached.send(Job, point="committed")
                if watch:
                    watch(outcomes, work)
                running.heed(job)
        complete(work)
    except (running.Stopped, running.LeaseLost):
        raise
    except BaseException as error:
        running.finish(job, state=Job.State.FAILED, message=str(error) or type(error).__name__)
        raise


def pass_over(work: Import) -> None:
    """Skips what an interrupted run is through with, taking note of its identifiers."""
    last = work.job.cursor.get("number", 0)
    work.counts.update({key: value for key, value in work.job.counters.items() if key in (*KINDS, WARNED)})
    while last and (chunk := list(islice(work.rows, CHUNK))):
        done = [row for row in chunk if row.number <= last]
        work.taken += len(done)
        work.planner.skip(done)
        if len(done) < len(chunk):
            work.rows = chain(chunk[len(done) :], work.rows)
            return


def tell(work: Import, number: int) -> None:
    summary = work.summary()
    fraction = work.source.fraction()
    total = max(round(work.taken / fraction) if 0 < fraction < 1 else work.taken, summary["read"])
    running.advance(work.job, done=summary["read"], counters=summary, cursor={"number": number}, total=total)


def complete(work: Import) -> None:
    """The file is through: wait for a review, or tie the parts to their wholes and end."""
    running.reached.send(Job, point="read")
    work.job.total = work.job.done
    if work.run.review:
        running.leave(work.job, Job.State.REVIEW)
        return
    link_parts(work.profile.model, work.job)
    work.counts[WARNED] = warned_rows(work.job)
    running.reached.send(Job, point="linked")
    work.job.counters = work.summary()
    running.finish(work.job)


def count(counts: Counter, outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        counts[outcome.kind] += 1
        counts[WARNED] += outcome.kind != "refused" and bool(outcome.problems)
