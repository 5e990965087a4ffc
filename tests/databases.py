"""Migrated once a run: the first worker of pytest-xdist leaves its empty databases, the others begin with copies.

Where TEST_DATABASES names a folder, the copies stay there: several runs after one another migrate each kind once. As a
command this module makes the copy that a run would begin with.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from filelock import FileLock

KEPT = os.environ.get("TEST_DATABASES")
SQLITE = "migrated.sqlite3"


def migrated() -> Path | None:
    """The SQLite database that an earlier run kept, migrated and empty; None where none is kept."""
    return Path(KEPT) / SQLITE if KEPT and (Path(KEPT) / "sqlite.made").exists() else None


class Shared:
    """The databases of one worker among those of a run. `folder` is shared by them, and so are the copies in it."""

    def __init__(self, folder: Path, aliases: Iterable[str] = connections) -> None:
        self.folder = Path(KEPT) if KEPT else folder
        self.connections = [connections[alias] for alias in aliases]
        self.wanting = []
        self.open = ExitStack()

    def before(self) -> None:
        """Waits for its turn; what others left is where the databases that are about to be made begin."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.open.enter_context(self._lock())
        for connection in self.connections:
            if not self._mark(connection).exists():
                self.wanting.append(connection)
            elif connection.vendor == "postgresql":
                connection.settings_dict["TEST"]["TEMPLATE"] = self._template
            else:
                memory = self.open.enter_context(closing(sqlite3.connect(self._memory(connection), uri=True)))
                with closing(sqlite3.connect(self._file)) as source:
                    source.backup(memory)

    def after(self) -> None:
        """They are made: the first leaves a copy of each. Then it is the next one's turn."""
        for connection in self.wanting:
            if connection.vendor == "postgresql":
                made = connection.settings_dict["NAME"]
                connection.close()
                self._drop()
                self._on_server(f'CREATE DATABASE "{self._template}" TEMPLATE "{made}"')
            else:
                connection.ensure_connection()
                with closing(sqlite3.connect(self._file)) as target:
                    connection.connection.backup(target)
            self._mark(connection).touch()
        self.open.close()

    def end(self) -> None:
        """Gives its turn away, and takes its copies away unless they are kept; who comes later makes them anew."""
        self.open.close()
        if KEPT:
            return
        with self._lock():
            for connection in self.wanting:
                self._mark(connection).unlink(missing_ok=True)
                if connection.vendor == "postgresql":
                    self._drop()

    def _lock(self) -> FileLock:
        return FileLock(self.folder / f"{connections['default'].vendor}.lock")

    def _mark(self, connection) -> Path:
        return self.folder / f"{connection.vendor}.made"

    @property
    def _file(self) -> Path:
        return self.folder / SQLITE

    def _memory(self, connection) -> str:
        return connection.creation._get_test_db_name()

    @property
    def _template(self) -> str:
        return f"culture_{hashlib.sha256(bytes(self.folder.resolve())).hexdigest()[:12]}"

    def _drop(self) -> None:
        self._on_server(f'DROP DATABASE IF EXISTS "{self._template}"')

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(settings.TEST_POSTGRES_URL, autocommit=True) as server:
            server.execute(statement)


def make() -> None:
    """Migrates the default database of the test settings and leaves the copy."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "platform_site.settings.test"
    django.setup()
    alone = {"default"}
    shared = Shared(Path(KEPT), alone)
    shared.before()
    made = setup_databases(verbosity=0, interactive=False, aliases=alone, serialized_aliases=set())
    shared.after()
    teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    make()
