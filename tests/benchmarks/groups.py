"""The groups of figures. Each takes the run's settings and yields figures; what it needs is made here."""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.city import serving

from . import files, place
from .figures import Figure

MEGABYTES, IMPORT_MEMORY, MARC_RATE, TABLE_RATE = "MB", 400, 800, 1500
LIST_QUERIES, RESTART, ADMIN_LIST, FORM_QUERIES = 12, 10, 300, 30
MARC_SHARE, TABLE_SHARE, QUICKER_AGAIN = 0.10, 0.05, 3


@dataclass
class Run:
    """One run: its folder, whether it is the quick one, and the city that the groups share."""

    folder: Path
    quick: bool
    imports: dict[str, dict] = field(default_factory=dict)
    kept: place.Place | None = None
    prefix: str = field(default_factory=lambda: f"bench-{uuid.uuid4().hex[:8]}")
    size: int = 1_000_000
    """Documents of the group `million`."""
    kept_in: Path | None = None
    """A folder whose city outlasts the run; one that is there is used as it is."""

    @property
    def sources(self) -> tuple[files.Source, ...]:
        return files.QUICK if self.quick else files.EVERY

    @property
    def city(self) -> place.Place:
        """A demo city with all files in it, on SQLite; made once."""
        if self.kept is None:
            folder = self.kept_in or self.folder / "city"
            there = (folder / "platform.sqlite3").exists()
            self.kept = place.Place(folder)
            if not there:
                self.kept.manage("seed_demo", "--size", "40")
                self.imports = self.filled(self.kept)
        return self.kept

    def filled(self, where: place.Place) -> dict[str, dict]:
        found = {}
        for source in self.sources:
            found[source.name] = where.worker("importing", profile=source.profile, file=str(source.file))
        return found

    @contextmanager
    def elasticsearch(self) -> Iterator[dict[str, str]]:
        """The environment of the city with an index of its own, filled; removed afterwards."""
        more = {"ELASTICSEARCH_URL": place.services()["ELASTICSEARCH_URL"], "SEARCH_INDEX_PREFIX": self.prefix}
        self.city.worker("index", more, action="fill")
        try:
            yield more
        finally:
            self.city.worker("index", more, action="remove")


def imports(run: Run) -> Iterator[Figure]:
    """Records a second beside the bare reader or the bare writer; memory for a file and one four times as long."""
    city = run.city
    for source in run.sources:
        if source in (files.NPM, files.ICH):
            continue
        done = run.imports[source.name]
        bare = city.worker("bare", name=source.name, folder=str(run.folder))
        rate, marc = done["read"] / done["seconds"], source == files.MARC
        target, share = (MARC_RATE, MARC_SHARE) if marc else (TABLE_RATE, TABLE_SHARE)
        yield Figure(
            name=f"import {source.name}",
            value=rate,
            unit="records/s",
            target=f"≥ {target:,}, ≥ {share} of it",
            reference=bare["count"] / bare["seconds"],
            beside="pymarc alone" if marc else "executemany alone",
            met=rate >= target and rate >= share * bare["count"] / bare["seconds"],
            note=f"{done['read']} read, {done['new']} new, {done['refused']} refused",
        )
        yield Figure(name="  in a second of the processor", value=done["read"] / done["cpu"], unit="records/s")
        left = city.worker("rewriting", profile=source.profile, job=done["job"], folder=str(run.folder))
        yield Figure(
            name="  of what its rows alone would take",
            value=done["new"] / done["seconds"],
            unit="records/s",
            reference=left["count"] / left["seconds"],
            beside="its rows, written by the driver",
        )
        again = city.worker("importing", profile=source.profile, file=str(source.file))
        yield Figure(
            name="  the same file again",
            value=done["seconds"] / again["seconds"],
            unit="× as fast",
            target=f"≥ {QUICKER_AGAIN}",
            met=done["seconds"] >= QUICKER_AGAIN * again["seconds"],
            note=f"{again['unchanged']} unchanged, {again['changed']} changed",
        )
    yield memory(run)


def imports_servers(run: Run) -> Iterator[Figure]:
    """The same on PostgreSQL with Elasticsearch, until the last record is found, beside `COPY` of the same rows."""
    addresses = place.services()
    for source in run.sources:
        if source in (files.NPM, files.ICH):
            continue
        with place.postgres() as database:
            prefix = f"{run.prefix}-{source.profile.replace('.', '-')}"
            more = {"ELASTICSEARCH_URL": addresses["ELASTICSEARCH_URL"], "SEARCH_INDEX_PREFIX": prefix}
            city = place.Place(run.folder / f"servers-{source.profile}", DATABASE_URL=database, **more)
            city.manage("seed_demo", "--size", "4")
            done = city.worker("importing", profile=source.profile, file=str(source.file), drain=True)
            marc = source == files.MARC
            bare = {} if marc else city.worker("copied", name=source.name, address=database)
            city.worker("index", action="remove")
        rate, reference = done["read"] / done["seconds"], bare["count"] / bare["seconds"] if bare else None
        yield Figure(
            name=f"import {source.name}, PostgreSQL and Elasticsearch",
            value=rate,
            unit="records/s",
            target="" if marc else f"≥ {TABLE_SHARE} of it",
            reference=reference,
            beside="" if marc else "COPY alone",
            met=None if marc else rate >= TABLE_SHARE * reference,
            note=f"{done['read'] / done['cpu']:.0f} in a second of the processor",
        )


def memory(run: Run) -> Figure:
    source = files.LABELS if run.quick else files.MARC
    city = run.city
    path = city.folder.parent / ("fourfold.csv" if run.quick else "fourfold.mrc")
    (files.fourfold_labels if run.quick else files.fourfold_marc)(path)
    fresh = place.Place(run.folder / "fourfold")
    done = fresh.worker("importing", profile=source.profile, file=str(path))
    once = run.imports[source.name]
    return Figure(
        name=f"peak memory, {source.name} × 4 ({done['read']:,})",
        value=done["peak"],
        unit=MEGABYTES,
        target=f"≤ {IMPORT_MEMORY}",
        reference=once["peak"],
        beside=f"× 1 ({once['read']:,})",
        met=done["peak"] <= IMPORT_MEMORY,
    )


def search_database(run: Run) -> Iterator[Figure]:
    """The view on SQLite beside its own statements run by the driver alone."""
    for name, found in run.city.worker("searching", number=40 if run.quick else 200).items():
        view, raw = found["view"][1], found["raw"][1]
        limit = {"Chinese words": 50.0, "two common English words": 120.0}.get(name)
        met = view <= 2 * raw and (limit is None or view <= limit)
        target = "≤ 2 × raw" + (f", ≤ {limit:.0f} ms" if limit else "")
        yield from latency(f"SQLite, {name}", found, target, "raw SQL", met)


def search_server(run: Run) -> Iterator[Figure]:
    """The view on Elasticsearch beside the body it sends, posted raw."""
    with run.elasticsearch() as more:
        answer = run.city.worker("searching", more, number=40 if run.quick else 200)
    for name, found in answer.items():
        met = found["view"][1] <= 1.5 * found["raw"][1] + 5
        yield from latency(f"Elasticsearch, {name}", found, "≤ 1.5 × raw + 5 ms", "raw request", met)


def latency(name: str, found: dict, target: str, beside: str, met: bool) -> Iterator[Figure]:
    slowest = f"{found['queries']} queries; slowest {found['slowest'][0]:.0f} ms: {found['slowest'][1]}"
    common = {"unit": "ms", "beside": beside}
    yield Figure(name=f"{name}, p50", value=found["view"][0], reference=found["raw"][0], **common)
    yield Figure(
        name=f"{name}, p95",
        value=found["view"][1],
        reference=found["raw"][1],
        target=target,
        met=met,
        note=slowest,
        **common,
    )


def recall(run: Run) -> Iterator[Figure]:
    """Chinese words of 2–4 characters against a scan of the same fields, on each engine."""
    number = 40 if run.quick else 200
    yield from truth(run.city.worker("recall", number=number), "SQLite")
    with place.postgres() as address:
        other = place.Place(run.folder / "postgres", DATABASE_URL=address)
        run.filled(other)
        yield from truth(other.worker("recall", number=number), "PostgreSQL")
    with run.elasticsearch() as more:
        yield from truth(run.city.worker("recall", more, number=number), "Elasticsearch")


def truth(found: dict, engine: str) -> Iterator[Figure]:
    beside = f"by a scan: {found['expected']:,} hits of {found['words']} words"
    for name in ("recall", "precision"):
        value = found[name]
        yield Figure(
            name=f"{engine}, {name} of Chinese words",
            value=value,
            unit="",
            target="1.000",
            reference=1.0,
            beside=beside,
            met=value == 1.0,
            note="; ".join(found["short"]),
        )


def pages(run: Run) -> Iterator[Figure]:
    """Queries of each page; the list and the record pages stand among all records of the run."""
    for name, (queries, milliseconds) in run.city.worker("pages").items():
        yield Figure(
            name=f"{name} ({milliseconds:.0f} ms)",
            value=queries,
            unit="queries",
            target=f"≤ {LIST_QUERIES}",
            met=queries <= LIST_QUERIES,
        )


def admin(run: Run) -> Iterator[Figure]:
    """The list of records in the admin among all records, and the form of one."""
    for name, (queries, milliseconds) in run.city.worker("admin").items():
        form = name == "record form"
        yield Figure(
            name=f"{name} ({queries} queries)",
            value=queries if form else milliseconds,
            unit="queries" if form else "ms",
            target=f"≤ {FORM_QUERIES}" if form else f"≤ {ADMIN_LIST}",
            met=queries <= FORM_QUERIES if form else milliseconds <= ADMIN_LIST,
            note=f"{milliseconds:.0f} ms",
        )


def server(run: Run) -> Iterator[Figure]:
    """From the start of the process to the first page, beside the same server with nothing in it."""
    whole = started(run.city.env, "/")
    bare = started(run.city.env, "/", application="tests.benchmarks.empty:application")
    yield Figure(
        name="server restart to first page",
        value=whole,
        unit="s",
        target=f"≤ {RESTART}",
        reference=bare,
        beside="the server alone",
        met=whole <= RESTART,
    )


def started(env: dict[str, str], probe: str, **options) -> float:
    begun = time.perf_counter()
    with serving(env, probe, **options):
        return time.perf_counter() - begun
