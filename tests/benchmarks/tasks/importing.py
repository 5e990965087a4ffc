"""One file through `ingest --apply`: seconds by the clock and of the processor, counts, peak memory of the process."""

import io
import json
import resource
import time

from django.core.management import call_command

from search.engines import get_engine


def run(profile: str, file: str, *, drain: bool = False) -> dict:
    """The process is ready, as a worker's is. With `drain` the clock runs until Elasticsearch finds the last record."""
    out, err = io.StringIO(), io.StringIO()
    call_command("check", stdout=out, stderr=err)  # as manage.py does before the command: it loads all addresses
    started, worked = time.perf_counter(), time.process_time()
    call_command("ingest", profile, file, apply=True, json=True, stdout=out, stderr=err)
    if drain:
        call_command("drain_outbox", stdout=out)
        get_engine("elasticsearch").refresh()
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    counts = next(json.loads(line) for line in out.getvalue().splitlines() if line.startswith("{"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**counts, "seconds": seconds, "cpu": worked, "peak": peak}
