"""The deeds on a job: start, advance, end."""

from datetime import timedelta

from django.utils import timezone

from ..models import Job

LEASE = timedelta(minutes=2)


def start(*, kind: str, label: str = "", params: dict | None = None, user=None) -> Job:
    """A new job, already running under this process's lease."""
    now = timezone.now()
    return Job.objects.create(
        kind=kind,
        label=label[:255],
        params=params or {},
        created_by=user,
        state=Job.State.RUNNING,
        started_at=now,
        heartbeat_at=now,
        lease_until=now + LEASE,
    )


def advance(job: Job, *, done: int, counters: dict[str, int], cursor: dict | None = None) -> None:
    """Records how far the job is; call it in the transaction of the chunk that it describes."""
    now = timezone.now()
    job.done, job.counters, job.heartbeat_at, job.lease_until = done, counters, now, now + LEASE
    if cursor is not None:
        job.cursor = cursor
    job.save(update_fields=["done", "counters", "cursor", "heartbeat_at", "lease_until"])


def finish(job: Job, *, state: str = Job.State.DONE, message: str = "") -> None:
    """Ends the job; `message` is shown to people."""
    job.state, job.message, job.finished_at, job.lease_until = state, message, timezone.now(), None
    job.save(update_fields=["state", "message", "finished_at", "lease_until", "counters", "done"])
