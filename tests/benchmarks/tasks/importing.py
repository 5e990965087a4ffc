"""One file through `ingest --apply`: seconds by the clock and of its processes, counts, their peak memory."""

import io
import json
import multiprocessing
import resource
import time

from django.core.management import call_command

from search.engines import get_engine


def run(profile: str, file: str, *, drain: bool = False) -> dict:
    """With `drain` the clock runs until Elasticsearch finds the last record."""
    out, err = io.StringIO(), io.StringIO()
    started, worked = time.perf_counter(), time.process_time()
    call_command("ingest", profile, file, apply=True, json=True, stdout=out, stderr=err)
    if drain:
        call_command("drain_outbox", stdout=out)
        get_engine("elasticsearch").refresh()
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    counts = next(json.loads(line) for line in out.getvalue().splitlines() if line.startswith("{"))
    for child in multiprocessing.active_children():
        child.join()
    own, other = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    worked += other.ru_utime + other.ru_stime
    return {**counts, "seconds": seconds, "cpu": worked, "peak": (own.ru_maxrss + other.ru_maxrss) / 1024}
