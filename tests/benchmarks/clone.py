"""The demo from a bare clone, the packages being in the caches of pip and npm: minutes, so only when asked for."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.city import ROOT, environment, serving

from .figures import Figure

MINUTES = 4


def demo(folder: Path) -> Iterator[Figure]:
    """Clone, `make setup`, server, first page; beside it the part that installs packages."""
    target = folder / "clone"
    env = environment(target / "var")
    begun = time.perf_counter()
    called(["git", "clone", "--quiet", str(ROOT), str(target)], folder, env)
    called(["make", ".venv/.packages", "node_modules/.packages"], target, env)
    packages = time.perf_counter() - begun
    called(["make", "setup"], target, env)
    with serving(env, "/", root=target):
        whole = time.perf_counter() - begun
    yield Figure(
        name="demo from a clone to the first page",
        value=whole,
        unit="s",
        target=f"≤ {MINUTES * 60}",
        reference=packages,
        beside="clone and packages alone",
        met=whole <= MINUTES * 60,
    )


def called(command: list[str], where: Path, env: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=where, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}")
