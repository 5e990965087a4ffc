"""Where a run happens: a folder, a database, an index of its own; work is done by processes with that environment."""

import json
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.e2e.city import ROOT, environment, manage


def services() -> dict[str, str]:
    """The addresses that `make services` wrote."""
    path = ROOT / "var" / "services.env"
    lines = path.read_text().splitlines() if path.exists() else []
    return dict(line.split("=", 1) for line in lines if "=" in line)


class Place:
    """A platform of its own; `worker` runs a task of `tests.benchmarks.tasks` in a fresh process there."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.folder, self.env = folder, environment(folder, **more)
        folder.mkdir(parents=True, exist_ok=True)
        manage("migrate", "--verbosity", "0", env=self.env)

    def manage(self, *arguments: str, **more: str) -> str:
        return manage(*arguments, env={**self.env, **more})

    def worker(self, task: str, more: dict[str, str] | None = None, **arguments) -> dict:
        """The answer of a task; `more` is added to its environment."""
        command = [sys.executable, "-m", "tests.benchmarks.worker", task, json.dumps(arguments)]
        done = subprocess.run(command, cwd=ROOT, env={**self.env, **(more or {})}, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{task} failed:\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}")
        return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="culture-bench-") as name:
        yield Path(name)


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped afterwards."""
    address = services()["TEST_POSTGRES_URL"]
    name = f"bench_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{address.rsplit('/', 1)[0]}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
