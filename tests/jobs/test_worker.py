"""The process beside the server: what pauses it, and that nothing but its end ends it."""

import threading

import pytest
from django.db import InterfaceError, OperationalError

from platform_site.jobs.management.commands import run_worker


class Stop(threading.Event):
    """Notes how long it is waited for, waits for nothing, and is set after so many waits."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after, self.waits = after, []

    def wait(self, timeout=None):
        self.waits.append(timeout)
        if len(self.waits) >= self.after:
            self.set()
        return self.is_set()


def test_a_database_that_is_restarted_pauses_the_tasks(monkeypatch):
    ends, begun = [OperationalError("closed"), InterfaceError("closed"), None], []

    def tasks(name, *arguments, **options):
        begun.append(name)
        if end := ends[len(begun) - 1]:
            raise end

    monkeypatch.setattr(run_worker, "call_command", tasks)
    stop = Stop(after=9)
    run_worker.run_tasks(stop, verbosity=0)
    assert begun == ["db_worker"] * 3
    assert stop.waits == [run_worker.FAULT_PAUSE_SECONDS] * 2


def test_a_fault_of_our_own_ends_the_tasks(monkeypatch):
    def tasks(name, *arguments, **options):
        raise ValueError(name)

    monkeypatch.setattr(run_worker, "call_command", tasks)
    with pytest.raises(ValueError, match="db_worker"):
        run_worker.run_tasks(Stop(after=1), verbosity=0)


def test_changes_are_gathered_unless_more_wait_than_one_request_takes(monkeypatch):
    monkeypatch.setattr(run_worker, "close_old_connections", lambda: None)
    sent = [run_worker.BATCH, 3, 0]
    monkeypatch.setattr(run_worker.outbox, "drain", lambda limit: sent.pop(0))
    stop = Stop(after=3)
    run_worker.feed_index(stop)
    assert stop.waits == [0, run_worker.PAUSE_SECONDS, run_worker.PAUSE_SECONDS]
