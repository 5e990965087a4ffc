"""A second process maps the rows ahead; whatever becomes of it, the import is the same and leaves none behind."""

import json
import multiprocessing
import os
import signal

import pytest

from museum.models import Object
from platform_site.exchange.domain import ahead, importing
from platform_site.exchange.models import Refusal
from platform_site.jobs.domain import running
from platform_site.jobs.models import Job

pytestmark = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core")
ROWS = 23


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(importing, "CHUNK", 5)


@pytest.fixture
def table(tmp_path):
    """Rows of a period that nobody knows; the last one has no title."""
    path = tmp_path / "rows.jsonl"
    row = {"institution": "zz-museum", "creators": [{"name": "某"}], "subjects": ["山水"], "period": "未知朝"}
    rows = [row | {"identifier": str(number), "title": f"题{number}"} for number in range(ROWS)]
    rows[-1]["title"] = ""
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def at():
    """Calls a function whenever an import reaches a point."""
    deeds = {}

    def reached(sender, point, **_kwargs):
        if point in deeds:
            deeds[point]()

    running.reached.connect(reached)
    yield deeds.__setitem__
    running.reached.disconnect(reached)


def helpers():
    return multiprocessing.active_children()


WHOLE = {
    "counted": (ROWS - 1, 1, ROWS),
    "titles": {f"题{number}" for number in range(ROWS - 1)},
    "refused": [(ROWS, "title")],
    "total": ROWS,
    "helpers": [],
}


def left(summary):
    """What an import said and left behind."""
    return {
        "counted": (summary["new"], summary["refused"], summary["read"]),
        "titles": set(Object.objects.values_list("title", flat=True)),
        "refused": list(Refusal.objects.values_list("number", "field")),
        "total": Job.objects.get().total,
        "helpers": helpers(),
    }


def test_the_rows_are_mapped_beside_the_writing(ingest, table, at):
    seen = set()
    at("records", lambda: seen.update(child.pid for child in helpers()))
    assert left(ingest("museum.table", table)) == WHOLE
    assert len(seen) == 1
    assert f"年代表中没有“未知朝”（{ROWS} 条）" in ingest.errors, "what the second process counted is there too"


def test_one_chunk_needs_no_second_process(ingest, table, at, monkeypatch):
    monkeypatch.setattr(importing, "CHUNK", ROWS)
    seen = []
    at("records", lambda: seen.extend(helpers()))
    assert left(ingest("museum.table", table)) == WHOLE
    assert seen == []


def test_a_second_process_that_is_killed_costs_nothing(ingest, table, at):
    at("records", lambda: [os.kill(child.pid, signal.SIGKILL) for child in helpers()])
    assert left(ingest("museum.table", table)) == WHOLE


def test_a_second_process_that_stays_silent_is_given_up(ingest, table, at, monkeypatch):
    monkeypatch.setattr(ahead, "PATIENCE", 0.1)
    at("records", lambda: [os.kill(child.pid, signal.SIGSTOP) for child in helpers()])
    assert left(ingest("museum.table", table)) == WHOLE


def test_an_import_that_fails_leaves_no_process_behind(ingest, table, at):
    seen = []

    def fail():
        if seen:
            raise RuntimeError("the disk is full")
        seen.extend(helpers())

    at("advanced", fail)
    with pytest.raises(RuntimeError):
        ingest("museum.table", table)
    assert len(seen) == 1
    assert helpers() == []
    assert Job.objects.get().state == Job.State.FAILED
