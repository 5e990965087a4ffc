"""`make bench`, or `python -m tests.benchmarks [--quick] [--only NAME] [--size N] [--demo]`."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.city import ROOT

from . import asking, clone, groups, place, scale
from .figures import Figure, save, table

GROUPS = {
    "imports": groups.imports,
    "imports-servers": groups.imports_servers,
    "search-sqlite": groups.search_database,
    "search-elasticsearch": groups.search_server,
    "recall": groups.recall,
    "retrieval": asking.retrieval,
    "pages": groups.pages,
    "admin": groups.admin,
    "rebuild": scale.rebuild,
    "outbox": scale.outbox,
    "peer": scale.against_peer,
    "million": scale.million,
    "server": groups.server,
}
FILE = ROOT / "build" / "bench.json"


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def measured(name: str, run: groups.Run) -> Iterator[Figure]:
    """The figures of a group; one that says why, where it could not be measured."""
    begun = time.perf_counter()
    try:
        figures = clone.demo(run.folder) if name == "demo" else GROUPS[name](run)
        yield from figures
    except (RuntimeError, OSError, KeyError, pytest.skip.Exception) as error:
        say(f"{name}: {error}")
        yield Figure(name=name, value=None, unit="", met=False, note=f"not measured: {str(error).splitlines()[0][:80]}")
    say(f"{name}: {time.perf_counter() - begun:.0f} s")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,398 records and fewer queries: minutes, not the truth")
    parser.add_argument("--only", action="append", choices=[*GROUPS, "demo"], help="this group (may be repeated)")
    parser.add_argument("--demo", action="store_true", help="the demo from a clone as well: several minutes more")
    parser.add_argument("--size", type=int, default=1_000_000, help="documents of the group million")
    parser.add_argument("--city", type=Path, help="a folder to make the city in and to keep it: made once, used again")
    options = parser.parse_args()
    wanted = options.only or [*GROUPS, *(["demo"] if options.demo else [])]
    with place.folder() as folder:
        run = groups.Run(folder, options.quick, size=options.size, kept_in=options.city)
        figures: list[Figure] = []
        for name in wanted:
            found = list(measured(name, run))
            figures += found
            say(table(found))
    sys.stdout.write(table(figures) + "\n")
    save(figures, FILE, quick=options.quick, groups=wanted)
    say(f"written to {FILE.relative_to(ROOT)}")
    return 1 if any(figure.value is None for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
