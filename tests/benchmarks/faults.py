"""`python -m tests.benchmarks.faults [NAME …]`: faults on real servers of its own, while somebody edits and searches.

A small city, its worker, and a process that edits a record and searches twenty times a second. Each row says how many
searches failed, how many took more than 0.3 s, how many the database answered, and whether an edit was lost. Exits with
1 where an edit was lost or doubled, or, but for the restart of the database itself, a search failed.
"""

import argparse
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from elasticsearch import Elasticsearch

from tests.e2e.city import ROOT

from . import place, servers

BEFORE, HOLD = 4, 15
COLUMNS = (
    "searches", "failed", "slow", "slowest", "database", "edits", "refused", "lost", "doubled", "forgotten", "back",
)  # fmt: skip


def settings(url: str, **values: object) -> None:
    """Cluster settings, until they are taken back by None."""
    Elasticsearch(url, request_timeout=30).cluster.put_settings(persistent=values)


def killed(nodes: list[servers.Node]) -> None:
    nodes[0].stop()
    time.sleep(HOLD)
    nodes[0].start()
    servers.wait_until(nodes[0].answers, "Elasticsearch")


def paused(nodes: list[servers.Node]) -> None:
    nodes[0].send(signal.SIGSTOP)
    time.sleep(HOLD)
    nodes[0].send(signal.SIGCONT)


def full(nodes: list[servers.Node]) -> None:
    """Past its flood-stage watermark, which is set far below what the disk holds."""
    marks = [f"cluster.routing.allocation.disk.watermark.{name}" for name in ("low", "high", "flood_stage")]
    settings(nodes[0].url, **dict(zip(marks, ("1%", "2%", "3%"), strict=True)))
    servers.wait_until(lambda: blocked(nodes[0].url), "the block of the full disk")
    time.sleep(HOLD)
    settings(nodes[0].url, **dict(zip(marks, ("97%", "98%", "99%"), strict=True)))
    servers.wait_until(lambda: not blocked(nodes[0].url), "the end of the block")


def blocked(url: str) -> bool:
    found = Elasticsearch(url, request_timeout=30).indices.get_settings(name="index.blocks.*")
    return any("blocks" in index.get("settings", {}).get("index", {}) for index in found.values())


def node_lost(nodes: list[servers.Node]) -> None:
    """The node that holds the primary."""
    shards = Elasticsearch(nodes[0].url, request_timeout=60).cat.shards(format="json", h="index,prirep,node")
    holder = next(shard["node"] for shard in shards if shard["prirep"] == "p" and "resource" in shard["index"])
    lost = nodes[int(holder.rsplit("-", 1)[1])]
    lost.stop()
    time.sleep(HOLD * 2)


FAULTS: dict[str, tuple[int, Callable[[list[servers.Node]], None]]] = {
    "killed": (1, killed),
    "paused": (1, paused),
    "full": (1, full),
    "node-lost": (3, node_lost),
}
POSTGRES = "postgres"


@contextmanager
def working(city: place.Place, more: dict[str, str]) -> Iterator[None]:
    """The worker of the product beside it."""
    command = [sys.executable, "manage.py", "run_worker", "--verbosity", "0"]
    log = subprocess.DEVNULL
    worker = subprocess.Popen(command, cwd=ROOT, env={**city.env, **more}, stdout=log, stderr=log)
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=30)


def tried(city: place.Place, more: dict[str, str], folder: Path, fault: Callable[[], None]) -> dict:
    """What the editing and searching process says after the fault."""
    city.worker("rebuilding", more, action="ours")
    healed = folder / "healed"
    healed.unlink(missing_ok=True)
    arguments = json.dumps({"healed": str(healed)})
    command = [sys.executable, "-m", "tests.benchmarks.worker", "enduring", arguments]
    with working(city, more):
        process = subprocess.Popen(command, cwd=ROOT, env={**city.env, **more}, stdout=subprocess.PIPE, text=True)
        time.sleep(BEFORE + HOLD)  # the process has to start
        try:
            fault()
        finally:
            healed.touch()
        out, _ = process.communicate(timeout=600)
    if process.returncode:
        raise RuntimeError("The process that edits and searches ended; its error stands above.")
    return json.loads(out.splitlines()[-1])


def row(name: str, found: dict) -> bool:
    """Prints it; whether it is as it should be."""
    cells = [f"{found[column]:.2f}" if isinstance(found[column], float) else str(found[column]) for column in COLUMNS]
    wrong = found["lost"] or found["doubled"] or found["forgotten"] or found["waiting"]
    fine = not wrong and (name == POSTGRES or not found["failed"])
    sys.stdout.write(f"| {name} | {' | '.join(cells)} | {'yes' if fine else 'NO'} |\n")
    sys.stdout.flush()
    return fine


def with_nodes(folder: Path, size: int, names: list[str]) -> Iterator[bool]:
    with servers.cluster(folder / f"cluster-{size}", size) as nodes:
        city = place.Place(folder / f"city-{size}")
        city.manage("seed_demo", "--size", "40")
        more = {"ELASTICSEARCH_URL": ",".join(node.url for node in nodes), "SEARCH_INDEX_PREFIX": "faults"}
        for name in names:
            fault = FAULTS[name][1]
            yield row(name, tried(city, more, folder, lambda fault=fault: fault(nodes)))


def with_postgres(folder: Path) -> Iterator[bool]:
    with servers.postgresql(folder / "postgres") as server, servers.cluster(folder / "cluster-p") as nodes:
        city = place.Place(folder / "city-p", DATABASE_URL=server.url)
        city.manage("seed_demo", "--size", "40")
        more = {"ELASTICSEARCH_URL": nodes[0].url, "SEARCH_INDEX_PREFIX": "faults"}

        def restarted() -> None:
            server.stop(signal.SIGINT)
            time.sleep(3)
            server.start()

        yield row(POSTGRES, tried(city, more, folder, restarted))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.faults", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*FAULTS, POSTGRES, []], help="these faults only")
    wanted = parser.parse_args().names or [*FAULTS, POSTGRES]
    sys.stdout.write(f"| fault | {' | '.join(COLUMNS)} | well |\n|{'---|' * (len(COLUMNS) + 2)}\n")
    fine = []
    with place.folder() as folder:
        folder.chmod(0o755)  # the servers run as another user
        for size in (1, 3):
            names = [name for name in wanted if name in FAULTS and FAULTS[name][0] == size]
            fine += with_nodes(folder, size, names) if names else []
        if POSTGRES in wanted:
            fine += with_postgres(folder)
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
