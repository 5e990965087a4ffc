"""One import from file to counts: read, plan, and (when asked) apply, chunk by chunk."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.venues.config import venue_of
from platform_site.vocabulary.models import Institution

from ..errors import FileRefused, RowRefused
from ..mapping.mapping import Mapping, choose_mapping, load_mapping
from ..profiles import Profile, get_profile
from ..readers import Source, read_rows
from ..rows import KINDS, Outcome, SourceRecord
from .applying import Writer
from .planning import Planner

CHUNK = 500
LOOK_AT = 20
KIND = "ingest"
WARNED = "warned"


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
    job: Job | None = None

    def summary(self) -> dict[str, int | None]:
        """`{"job", "read", "new", "changed", "unchanged", "refused", "warned"}`."""
        return {
            "job": self.job.pk if self.job else None,
            "read": sum(self.counts[kind] for kind in KINDS),
            **{kind: self.counts[kind] for kind in KINDS},
            WARNED: self.counts[WARNED],
        }


def prepare(*, profile_key: str, path: Path, institution: str = "", mapping_path: Path | None = None) -> Import:
    """Opens the file and finds its mapping and institution. Raises FileRefused; writes nothing."""
    profile = get_profile(profile_key)
    home, known = institutions_of(profile, institution)
    source = Source(path)
    rows = read_rows(source, profile.reads)
    head = list(islice(rows, LOOK_AT))
    if not head:
        raise FileRefused(_("“%(name)s”里没有一条记录。") % {"name": source.name})
    if mapping_path:
        mapping = load_mapping(mapping_path, profile)
    else:
        mapping = choose_mapping(profile, facts_of(profile, head), source.name)
    planner = Planner(profile, mapping, known, home.pk)
    return Import(profile, mapping, source, chain(head, rows), planner, home)


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


def run(work: Import, *, apply: bool, watch: Callable[[list[Outcome], Import], None], user=None) -> dict:
    """Runs the import and returns its summary; `watch` sees each planned chunk.

    With `apply`, a chunk's records, counters and job row are committed together: an interrupted run leaves whole
    chunks, and running it again goes on where it stood, since what is done is unchanged by then.
    """
    with bulk_mode():
        return run_chunks(work, start(work, user) if apply else None, watch)


def run_chunks(work: Import, writer: Writer | None, watch: Callable[[list[Outcome], Import], None]) -> dict:
    try:
        while chunk := list(islice(work.rows, CHUNK)):
            outcomes = work.planner.plan(chunk)
            count(work.counts, outcomes)
            if writer:
                with transaction.atomic():
                    writer.apply(outcomes)
                    running.advance(
                        work.job,
                        done=work.summary()["read"],
                        counters=work.summary(),
                        cursor={"number": chunk[-1].number},
                    )
            watch(outcomes, work)
    except BaseException as error:
        if work.job:
            message = str(error) or type(error).__name__
            running.finish(work.job, state=Job.State.FAILED, message=message)
        raise
    if work.job:
        running.finish(work.job)
    return work.summary()


@contextmanager
def bulk_mode() -> Iterator[None]:
    """A process that reads and writes rows by the thousand: rare garbage collection, and no database file mapped
    into memory, which would count as the process's own."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    mapped = sqlite_pragma("mmap_size")
    sqlite_pragma("mmap_size", 0)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        sqlite_pragma("mmap_size", mapped)


def sqlite_pragma(name: str, value: int | None = None) -> int | None:
    """Reads a pragma, or sets it; on another database nothing."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if value is None else f"PRAGMA {name}={int(value)}")
        row = cursor.fetchone()
    return row[0] if row else None


def start(work: Import, user) -> Writer:
    params = {
        "profile": work.profile.key,
        "file": str(work.source.path),
        "institution": work.institution.code,
        "mapping": work.mapping.content,
    }
    work.job = running.start(kind=KIND, label=f"{work.profile.key} {work.source.name}", params=params, user=user)
    return Writer(work.profile, work.job)


def count(counts: Counter, outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        counts[outcome.kind] += 1
        counts[WARNED] += outcome.kind != "refused" and bool(outcome.problems)
