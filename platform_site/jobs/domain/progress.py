"""How far a job is, as its page shows it."""

from ..models import Job


def progress_of(job: Job) -> dict:
    """How far the job is: `done`, `total`, `percent`, `rate` in rows a second, `left` in seconds."""
    total = job.total or 0
    percent = min(round(100 * job.done / total), 100) if total else 0
    return {
        "done": job.done,
        "total": total,
        "percent": percent,
        "rate": round(job.rate()),
        "left": job.seconds_left(),
    }
