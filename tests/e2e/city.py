"""A small demo city as a visitor meets it: a database and folders of its own, the real server in a process."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import databases

ROOT = Path(__file__).resolve().parents[2]
SIZE = 40
START, STEP = 60, 0.2
SERVERS = ("DATABASE_URL", "ELASTICSEARCH_URL", "REDIS_URL", "MEDIA_BUCKET", "PRIVATE_MEDIA_BUCKET", "S3_ENDPOINT")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a first start: local parts only, everything written into `folder`."""
    kept = {name: value for name, value in os.environ.items() if name not in SERVERS}
    return {**kept, "DJANGO_SETTINGS_MODULE": "platform_site.settings.local", "VAR_DIR": str(folder), **more}


def manage(*arguments: str, env: dict[str, str]) -> str:
    """Runs a command of manage.py; its output. What went wrong is in the error."""
    done = subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_until_open(address: str, process: subprocess.Popen) -> None:
    """Returns when the address answers; raises when the process ended or a minute has passed."""
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode}.")
        try:
            urllib.request.urlopen(address, timeout=10).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(STEP)
    raise RuntimeError(f"{address} did not answer within {START} seconds.")


@contextmanager
def serving(
    env: dict[str, str], probe: str = "/healthz", application: str = "platform_site.wsgi:application", root: Path = ROOT
) -> Iterator[str]:
    """The server that `make demo` starts; gives its address once `probe` answers, and ends it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [str(root / ".venv" / "bin" / "granian"), "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "4", "--log-level", "warning"]
    process = subprocess.Popen([*command, application], cwd=root, env={**env, "BASE_URL": address})
    try:
        wait_until_open(address + probe, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def built(folder: Path, size: int = SIZE) -> dict[str, str]:
    """Migrates and fills a city in `folder`, unless there is one; the environment of its processes."""
    env = environment(folder)
    if (folder / "platform.sqlite3").exists():
        return env
    folder.mkdir(parents=True, exist_ok=True)
    if template := databases.migrated():
        shutil.copy(template, folder / "platform.sqlite3")
    manage("migrate", "--verbosity", "0", env=env)
    manage("seed_demo", "--size", str(size), env=env)
    return env
