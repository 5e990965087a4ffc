"""Migrated once a run: the first worker of pytest-xdist leaves its empty databases, the others begin with copies."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from filelock import FileLock


class Shared:
    """The databases of one worker among those of a run. `folder` is shared by them, `run` names it."""

    def __init__(self, folder: Path, run: str) -> None:
        self.folder, self.run = folder, run[:12]
        self.mark = folder / "databases.made"
        self.first = False
        self.open = ExitStack()

    def before(self) -> None:
        """Waits for its turn; what others left is where the databases that are about to be made begin."""
        self.open.enter_context(self._lock())
        self.first = not self.mark.exists()
        for connection in () if self.first else connections.all():
            if connection.vendor == "postgresql":
                connection.settings_dict["TEST"]["TEMPLATE"] = self._template(connection)
            else:
                memory = self.open.enter_context(closing(sqlite3.connect(self._memory(connection), uri=True)))
                with closing(sqlite3.connect(self._file(connection))) as source:
                    source.backup(memory)

    def after(self) -> None:
        """They are made: the first leaves a copy of each. Then it is the next one's turn."""
        for connection in connections.all() if self.first else ():
            if connection.vendor == "postgresql":
                made = connection.settings_dict["NAME"]
                connection.close()
                self._on_server(f'CREATE DATABASE "{self._template(connection)}" TEMPLATE "{made}"')
            else:
                connection.ensure_connection()
                with closing(sqlite3.connect(self._file(connection))) as target:
                    connection.connection.backup(target)
        self.mark.touch()
        self.open.close()

    def end(self) -> None:
        """Gives its turn away, and takes its copies from the server; who comes later makes them anew."""
        self.open.close()
        if not self.first:
            return
        with self._lock():
            self.mark.unlink(missing_ok=True)
            for connection in connections.all():
                if connection.vendor == "postgresql":
                    self._on_server(f'DROP DATABASE IF EXISTS "{self._template(connection)}"')

    def _lock(self) -> FileLock:
        return FileLock(self.folder / "databases.lock")

    def _file(self, connection) -> Path:
        return self.folder / f"{connection.alias}.sqlite3"

    def _memory(self, connection) -> str:
        return connection.creation._get_test_db_name()

    def _template(self, connection) -> str:
        return f"culture_{connection.alias}_{self.run}"

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(settings.TEST_POSTGRES_URL, autocommit=True) as server:
            server.execute(statement)
