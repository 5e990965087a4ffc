"""Servers of a run's own, to be killed, paused and filled up: Elasticsearch nodes and a PostgreSQL.

They are the packages that `make services` fetched; where it used containers there is nothing to start here.
"""

import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.e2e.city import free_port

USER = "culture-services"
WAIT, STEP = 240, 0.5


def cache() -> Path:
    default = "/var/cache" if os.getuid() == 0 else str(Path.home() / ".cache")
    return Path(os.environ.get("XDG_CACHE_HOME", default)) / "culture-platform"


def wait_until(ready, what: str) -> None:
    end = time.monotonic() + WAIT
    while not ready():
        if time.monotonic() > end:
            raise RuntimeError(f"{what} did not answer within {WAIT} seconds.")
        time.sleep(STEP)


class Server:
    """A process in a folder of its own, started again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.process = folder, None

    def run(self, command: list[str], **env: str) -> None:
        log = open(self.folder.with_suffix(".log"), "ab")  # noqa: SIM115  the server's, as long as it lives
        root = {"user": USER, "group": USER, "extra_groups": []} if os.getuid() == 0 else {}
        where = {**os.environ, **env}
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=where, stdout=log, stderr=log, start_new_session=True, **root
        )
        log.close()

    def own(self) -> None:
        """The folder belongs to whom the server runs as."""
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", f"{USER}:{USER}", str(self.folder)], check=True)

    def send(self, number: int) -> None:
        """A signal to the server and its children."""
        os.killpg(self.process.pid, number)

    def stop(self, number: int = signal.SIGKILL) -> None:
        if self.process and self.process.poll() is None:
            self.send(signal.SIGCONT)
            self.send(number)
            self.process.wait(timeout=60)


class Node(Server):
    """A node of Elasticsearch; `ports` are those of all nodes of its cluster, its own at `place`."""

    def __init__(self, folder: Path, ports: list[int], place: int = 0) -> None:
        super().__init__(folder)
        self.home = cache() / "elasticsearch-8.14.1"
        if not self.home.exists():
            raise RuntimeError(
                "There is no Elasticsearch to start: `make services` with SERVICES_BY=packages fetches it."
            )
        self.url = f"http://127.0.0.1:{ports[place]}"
        folder.mkdir(parents=True)
        shutil.copytree(self.home / "config", folder / "config")
        for name in ("data", "logs"):
            (folder / name).mkdir()
        (folder / "config" / "elasticsearch.yml").write_text(self.settings(ports, place))
        options = folder / "config" / "jvm.options"
        text = options.read_text().replace("=logs/", f"={folder}/logs/")
        options.write_text(text.replace("HeapDumpPath=data", f"HeapDumpPath={folder}/data"))
        self.own()

    def settings(self, ports: list[int], place: int) -> str:
        seeds = ", ".join(f"127.0.0.1:{port + 100}" for port in ports)
        nodes = ", ".join(f"node-{number}" for number in range(len(ports)))
        several = f"discovery.seed_hosts: [{seeds}]\ncluster.initial_master_nodes: [{nodes}]"
        return "\n".join(
            [
                f"cluster.name: faults-{ports[0]}",
                f"node.name: node-{place}",
                f"http.port: {ports[place]}",
                f"transport.port: {ports[place] + 100}",
                "network.host: 127.0.0.1",
                f"path.data: {self.folder}/data",
                f"path.logs: {self.folder}/logs",
                "xpack.security.enabled: false",
                "cluster.info.update.interval: 10s",
                several if len(ports) > 1 else "discovery.type: single-node",
            ]
        )

    def start(self) -> None:
        java = Path(shutil.which("java")).resolve().parents[1]
        self.run(
            [str(self.home / "bin" / "elasticsearch")],
            ES_PATH_CONF=f"{self.folder}/config",
            ES_JAVA_HOME=str(java),
            ES_TMPDIR=f"{self.folder}/data",
            ES_JAVA_OPTS="-Xms512m -Xmx512m",
        )

    def answers(self, nodes: int = 1) -> bool:
        try:
            path = f"/_cluster/health?wait_for_nodes=>={nodes}&wait_for_status=yellow&timeout=1s"
            with urllib.request.urlopen(self.url + path, timeout=3) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


class PostgreSQL(Server):
    """A PostgreSQL that keeps what it confirms."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found:
            raise RuntimeError("There is no PostgreSQL to start: `make services` installs it.")
        self.bin, self.port = found[-1].parent, free_port()
        self.url = f"postgres://culture:culture@127.0.0.1:{self.port}/postgres"
        folder.mkdir(parents=True)
        self.own()
        self.run(
            [str(self.bin / "initdb"), "-D", f"{folder}/data", "-U", "culture", "--auth=trust", "--locale=C.UTF-8"]
        )
        if self.process.wait(timeout=120):
            raise RuntimeError("initdb failed.")

    def start(self) -> None:
        sockets = f"unix_socket_directories={self.folder}"
        self.run(
            [
                str(self.bin / "postgres"),
                "-D",
                f"{self.folder}/data",
                "-p",
                str(self.port),
                "-c",
                sockets,
                "-h",
                "127.0.0.1",
            ]
        )
        wait_until(self.answers, "PostgreSQL")

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def cluster(folder: Path, size: int = 1) -> Iterator[list[Node]]:
    """Nodes of one cluster that answer; ended with the block."""
    ports = [free_port() for _ in range(size)]
    nodes = [Node(folder / f"node-{place}", ports, place) for place in range(size)]
    try:
        for node in nodes:
            node.start()
        wait_until(lambda: nodes[0].answers(size), "Elasticsearch")
        yield nodes
    finally:
        for node in nodes:
            node.stop()


@contextmanager
def postgresql(folder: Path) -> Iterator[PostgreSQL]:
    """A server that answers; ended with the block."""
    server = PostgreSQL(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop(signal.SIGINT)
