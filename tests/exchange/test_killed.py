"""The worker dies at a named point of an import; another goes on; nothing is lost and nothing doubled."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.factories.vocabulary import institution_of

ROOT = Path(__file__).resolve().parents[2]
WHOLE = ("direct:none:1", "undoing:none:1")
KILLS = (
    "direct:records:2",
    "direct:advanced:4",
    "direct:committed:1",
    "direct:linked:1",
    "staging:advanced:3",
    "applying:search:2",
    "applying:committed:4",
    "undoing:undo:2",
    "undoing:undone:3",
)


@pytest.mark.django_db
def test_the_copies_hold_an_institution_to_import_into():
    """pytest-django makes the database for tests that ask for it: the copies below are of that one."""
    assert institution_of("museum").venue == "museum"


@pytest.fixture
def template(django_db_setup, django_db_blocker, tmp_path):
    """The address of a database that holds what the migrations make and nobody is connected to."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(tmp_path / "template.sqlite3")) as target:
                connection.connection.backup(target)
            return str(tmp_path / "template.sqlite3")
        connections.close_all()
    parts = connection.settings_dict
    return f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


def test_however_the_worker_dies_the_end_is_that_of_a_whole_run(template):
    command = [sys.executable, "-m", "tests.exchange.killing", template, *WHOLE, *KILLS]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    whole = {run["point"].partition(":")[0]: outcome(run) for run in runs[: len(WHOLE)]}
    killed = runs[len(WHOLE) :]
    assert [run["kills"] for run in killed] == [1] * len(KILLS)
    expected = [whole["undoing" if point.startswith("undoing") else "direct"] for point in KILLS]
    assert [outcome(run) for run in killed] == expected


def outcome(run: dict) -> tuple:
    return run["digest"], run["jobs"], run["records"]
