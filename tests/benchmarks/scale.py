"""The groups that need a server, a worker or a peer beside the city: `rebuild`, `outbox`, `peer`, `million`."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.city import ROOT

from . import groups, place
from .figures import Figure

FILLING, BESIDE_PEER, EDITS = 0.6, 1.3, 10_000
RATE, SEARCHABLE, GONE = 50, 2.0, 1.0
TWENTY, BAR_RECALL = 20, 1.0
FEW = 5
"""Words of each set that the peer is asked for on SQLite, where one takes it seconds."""
MANY_MS, MANY_RATIO, TYPED_MS, TYPED_MANY_MS = 300, 1.5, 10, 25
PEER = "tests.benchmarks.peer.settings"


@contextmanager
def indexed(run: groups.Run, where: place.Place, name: str) -> Iterator[dict[str, str]]:
    """The environment of a place with indices of its own, removed afterwards."""
    more = {
        "ELASTICSEARCH_URL": place.services()["ELASTICSEARCH_URL"],
        "SEARCH_INDEX_PREFIX": f"{run.prefix}-{name}",
    }
    try:
        yield more
    finally:
        where.worker("index", more, action="remove")


@contextmanager
def peer(run: groups.Run) -> Iterator[place.Place]:
    """An installation of Wagtail's search with the city's records; its indices are removed afterwards."""
    folder = run.folder / "peer"
    address, prefix = place.services()["ELASTICSEARCH_URL"], f"{run.prefix}-peer-"
    made = place.Place(folder, DJANGO_SETTINGS_MODULE=PEER, PEER_ELASTICSEARCH=address, PEER_PREFIX=prefix)
    made.worker("peering", action="fill", source=str(run.city.folder / "platform.sqlite3"))
    try:
        yield made
    finally:
        made.worker("peering", action="remove")
        shutil.rmtree(folder)


def rebuild(run: groups.Run) -> Iterator[Figure]:
    """Filling an index: ours beside the same documents posted raw, in turns, and beside the peer; then with edits."""
    with indexed(run, run.city, "rebuild") as more:
        turns = {"ours": [], "raw": []}
        for action in ("raw", "ours", "raw", "ours"):
            turns[action].append(run.city.worker("rebuilding", more, action=action))
        raw, ours = max(map(rate, turns["raw"])), max(map(rate, turns["ours"]))
        best = min(turns["ours"], key=lambda one: one["seconds"])
        yield Figure(
            name=f"rebuild of the index, {best['documents']:,} documents",
            value=ours,
            unit="documents/s",
            target=f"≥ {FILLING} of it",
            reference=raw,
            beside="made beforehand, posted by two threads",
            met=ours >= FILLING * raw,
            note=f"{best['cpu'] / best['documents'] * 1e6:.0f} µs of our processor a document; all compared by venue",
        )
        with peer(run) as other:
            found = other.worker("peering", action="rebuild", backend="elasticsearch")
        theirs = found["records"] / found["seconds"]
        yield Figure(
            name="  beside the peer",
            value=ours,
            unit="documents/s",
            target=f"≥ {BESIDE_PEER} ×",
            reference=theirs,
            beside="Wagtail's update_index",
            met=ours >= BESIDE_PEER * theirs,
        )
        yield from edited(run, more)


def rate(found: dict) -> float:
    return found["documents"] / found["seconds"]


def edited(run: groups.Run, more: dict[str, str]) -> Iterator[Figure]:
    number = EDITS // 5 if run.quick else EDITS
    found = run.city.worker("rebuilding", more, action="edits", number=number)
    told = f"the database stood in for {found['by_database']}" + ("; the edits outlasted it" * found["outlasted"])
    for name in ("lost", "doubled", "failed"):
        what = f"failed of {found['searches']} searches" if name == "failed" else name
        yield Figure(
            name=f"  {number:,} edits during a rebuild: {what}",
            value=found[name],
            unit="",
            target="0",
            met=found[name] == 0,
            note="; ".join(found["why"]) or told,
        )


def outbox(run: groups.Run) -> Iterator[Figure]:
    """From the commit of an edit until a search finds it, with the worker of the product beside it."""
    with indexed(run, run.city, "outbox") as more:
        run.city.worker("rebuilding", more, action="ours")
        command = [sys.executable, "manage.py", "run_worker", "--verbosity", "0"]
        env = {**run.city.env, **more}
        worker = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            found = run.city.worker("editing", more, rate=RATE, seconds=10 if run.quick else 60)
        finally:
            worker.terminate()
            worker.wait(timeout=30)
    yield Figure(
        name=f"searchable at {found['rate']:.0f} edits/s, p95 of {found['edits']:,}",
        value=found["searchable"][1],
        unit="s",
        target=f"≤ {SEARCHABLE:.0f} at {RATE}/s",
        met=found["searchable"][1] <= SEARCHABLE and found["rate"] >= 0.95 * RATE,
        note=f"p50 {found['searchable'][0]:.2f} s, never {found['late']}; "
        f"{found['cpu'] * 1e3:.0f} ms of the editor's processor an edit",
    )
    yield Figure(
        name="withdrawn, in no result, count or facet, longest",
        value=found["gone"][1],
        unit="s",
        target=f"≤ {GONE:.0f}",
        met=found["gone"][1] <= GONE,
        note=f"p50 {found['gone'][0]:.3f} s",
    )


def against_peer(run: groups.Run) -> Iterator[Figure]:
    """The same words asked of ours and of Wagtail's search, on SQLite and on Elasticsearch."""
    number = 20 if run.quick else 60
    words = run.city.worker("drawing", number=number)
    ours = {"SQLite": run.city.worker("searching", number=number)}
    truth = {"SQLite": run.city.worker("recall", number=number)}
    with indexed(run, run.city, "beside") as more:
        run.city.worker("rebuilding", more, action="ours")
        ours["Elasticsearch"] = run.city.worker("searching", more, number=number)
        truth["Elasticsearch"] = run.city.worker("recall", more, number=number)
    with peer(run) as other:
        for engine, backend in (("SQLite", "default"), ("Elasticsearch", "elasticsearch")):
            other.worker("peering", action="rebuild", backend=backend)
            asked = {name: queries[:FEW] for name, queries in words.items()} if engine == "SQLite" else words
            theirs = other.worker("peering", action="ask", backend=backend, words=asked)
            yield from beside(engine, ours[engine], truth[engine], theirs, words)


def beside(engine: str, ours: dict, truth: dict, theirs: dict, words: dict) -> Iterator[Figure]:
    least = TWENTY if engine == "SQLite" else 1
    for name in words:
        mine, peers = ours[name]["view"][1], theirs[name][1]
        yield Figure(
            name=f"{engine}, {name}, p95",
            value=mine,
            unit="ms",
            target=f"peer ≥ {least} × as long",
            reference=peers,
            beside="Wagtail's search",
            met=peers >= least * mine,
        )
    for name in ("recall", "precision"):
        yield Figure(
            name=f"{engine}, {name} of Chinese words",
            value=truth[name],
            unit="",
            target="1.000",
            reference=theirs[name],
            beside="Wagtail's search",
            met=truth[name] == BAR_RECALL,
        )


def million(run: groups.Run) -> Iterator[Figure]:
    """Ten times the city: its documents again and again, with other ids and titles; searched and suggested."""
    folder, number = run.folder / "million", 40 if run.quick else 200
    yield suggested(run.city, "the city", TYPED_MS, number)
    where = place.Place(folder)
    shutil.copy(run.city.folder / "platform.sqlite3", folder / "platform.sqlite3")
    for left in ("-wal", "-shm"):
        (folder / f"platform.sqlite3{left}").unlink(missing_ok=True)
    there = where.worker("multiplying", size=run.size)["documents"]
    size = f"{there:,}"
    for name, found in where.worker("searching", number=number).items():
        met = found["view"][1] <= MANY_MS
        yield from groups.latency(f"SQLite, {size}, {name}", found, f"≤ {MANY_MS} ms", "raw SQL", met)
    yield suggested(where, size, TYPED_MANY_MS, number)
    with indexed(run, where, "million") as more:
        where.worker("rebuilding", more, action="ours")
        for name, found in where.worker("searching", more, number=number).items():
            met = found["view"][1] <= MANY_RATIO * found["raw"][1]
            target = f"≤ {MANY_RATIO} × raw"
            yield from groups.latency(f"Elasticsearch, {size}, {name}", found, target, "raw request", met)
    shutil.rmtree(folder)


def suggested(where: place.Place, size: str, limit: int, number: int) -> Figure:
    found = where.worker("suggesting", number=number)
    return Figure(
        name=f"suggestions, {size}, p95 of {found['typed']}",
        value=found["p95"],
        unit="ms",
        target=f"≤ {limit} in the server",
        met=found["p95"] <= limit,
        note=f"p50 {found['p50']:.1f} ms; slowest {found['slowest'][0]:.0f} ms: {found['slowest'][1]}",
    )
