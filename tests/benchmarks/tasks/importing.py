"""One file through `ingest --apply`: seconds by the clock and of the processor, counts, peak memory of the process."""

import io
import json
import resource
import time

from django.core.management import call_command


def run(profile: str, file: str) -> dict:
    out, err = io.StringIO(), io.StringIO()
    started, worked = time.perf_counter(), time.process_time()
    call_command("ingest", profile, file, apply=True, json=True, stdout=out, stderr=err)
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    counts = json.loads(out.getvalue().splitlines()[-1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**counts, "seconds": seconds, "cpu": worked, "peak": peak}
