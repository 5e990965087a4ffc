"""The second process of a long import: the same drafts, and none lost when it dies."""

import json
import os
import signal
from itertools import islice

import pytest

from platform_site.exchange.domain import importing
from tests.data import data_file

pytestmark = pytest.mark.django_db
START = 120


@pytest.fixture
def work(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    work = importing.prepare(profile_key="museum.table", path=data_file("museum/cmoa_objects.jsonl.gz"))
    work.planner.drafter.open()
    assert work.planner.drafter.up.result(timeout=START)
    yield work
    work.planner.drafter.close()


def test_two_processes_draft_alike_and_a_death_loses_nothing(work):
    drafter = work.planner.drafter
    rows = list(islice(work.rows, 40))
    rows[3].payload, rows[3].known = json.dumps(rows[3].data() | {"title": "瓶" * 5000}).encode(), None
    alone = drafter.draft(rows)
    assert [drafted.draft is None for drafted in alone].count(True) == 1
    assert drafter.start(rows)() == alone
    waiting = drafter.start(rows)
    for pid in list(drafter.pool._processes):
        os.kill(pid, signal.SIGKILL)
    assert waiting() == alone
    assert drafter.start(rows)() == alone


def test_one_core_has_no_second_process(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    work = importing.prepare(profile_key="museum.table", path=data_file("museum/cmoa_objects.jsonl.gz"))
    work.planner.drafter.open()
    assert work.planner.drafter.pool is None
