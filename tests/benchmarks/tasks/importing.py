"""One file through `ingest --apply`: seconds by the clock and of the processor, counts, peak memory; both processes."""

import io
import json
import multiprocessing
import os
import time
from pathlib import Path

from django.core.management import call_command

from platform_site.jobs.domain.running import reached
from search.engines import get_engine


def run(profile: str, file: str, *, drain: bool = False) -> dict:
    """The process is ready, as a worker's is. With `drain` the clock runs until Elasticsearch finds the last record."""
    out, err = io.StringIO(), io.StringIO()
    call_command("check", stdout=out, stderr=err)  # as manage.py does before the command: it loads all addresses
    held = []

    def weigh(sender, point, **_kwargs):
        if point == "search":  # a chunk with all that hangs on it is written, the next one mapped or on its way
            held.append(resident())

    reached.connect(weigh)
    started, worked = time.perf_counter(), processor()
    call_command("ingest", profile, file, apply=True, json=True, stdout=out, stderr=err)
    if drain:
        call_command("drain_outbox", stdout=out)
        get_engine("elasticsearch").refresh()
    seconds, worked = time.perf_counter() - started, processor() - worked
    reached.disconnect(weigh)
    counts = next(json.loads(line) for line in out.getvalue().splitlines() if line.startswith("{"))
    return {**counts, "seconds": seconds, "cpu": worked, "peak": max(held, default=resident())}


def processor() -> float:
    """Seconds of the processor, of this process and those that it has ended."""
    return sum(os.times()[:4])


def resident() -> float:
    """MB of memory that this process and its children hold, what they share counted once."""
    processes = [os.getpid(), *(child.pid for child in multiprocessing.active_children())]
    return sum(proportional(pid) for pid in processes) / 1024


def proportional(pid: int) -> int:
    """kB: the process's own pages and its share of those it has in common with others (proc(5), `smaps_rollup`)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
