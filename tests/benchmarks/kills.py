"""Fifty imports killed at fifty points drawn by a fixed seed, each compared with one that nobody cut off.

    python -m tests.benchmarks.kills FILE.sqlite3|postgres://… [COUNT]

The database is a template that holds what the migrations make; runs work on copies. Exits with 1 where an end differs.
"""

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRITING = ("records", "sources", "search", "advanced", "committed")
POINTS = {
    "direct": dict.fromkeys(("planned", *WRITING), 5) | {"read": 1, "linked": 1},
    "staging": {"planned": 5, "advanced": 5, "committed": 5, "read": 1},
    "applying": dict.fromkeys(WRITING, 4) | {"read": 1, "linked": 1},
    "undoing": {"undo": 4, "undone": 4},
}
"""Phase -> point -> how often a whole run comes to it."""
WHOLE = ("direct:none:1", "undoing:none:1")


def draw(count: int) -> list[str]:
    """So many points; every kind of point before any comes again."""
    chance = random.Random(4)
    kinds = [(phase, point) for phase, points in POINTS.items() for point in points]
    chosen = (kinds * (count // len(kinds) + 1))[:count]
    return [f"{phase}:{point}:{chance.randint(1, POINTS[phase][point])}" for phase, point in chosen]


def show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(template: str, count: int) -> int:
    points = draw(count)
    command = [sys.executable, "-m", "tests.exchange.killing", template, *WHOLE, *points]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    runs, whole = [], {}
    for line in process.stdout:
        run = json.loads(line)
        runs.append(run)
        group = "undoing" if run["point"].startswith("undoing") else "direct"
        end = (run["digest"], run["jobs"], run["records"])
        same = whole.setdefault(group, end) == end
        run["same"] = same
        show(f"{run['point']:24} killed {run['kills']} time(s), {'the same end' if same else 'ANOTHER END'}")
    bad = sum(not run["same"] for run in runs)
    show(f"{len(runs) - len(WHOLE)} runs, {sum(run['kills'] for run in runs)} kills, {bad} with another end")
    return int(bool(bad or process.wait() or len(runs) != len(WHOLE) + count))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.kills", description=__doc__)
    parser.add_argument("template", help="FILE.sqlite3 or postgres://…")
    parser.add_argument("count", nargs="?", type=int, default=50)
    sys.exit(main(**vars(parser.parse_args())))
