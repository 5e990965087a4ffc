"""The deeds on a job: start, claim, advance, stop at a person's word, end.

A job belongs to whoever holds its lease. `advance` is written in the transaction of the chunk that it describes and
fails when another worker has taken the job over, so a chunk is committed once or not at all.
"""

import os
import uuid
from datetime import timedelta

from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from ..models import Job

LEASE = timedelta(minutes=2)
FROM = "from"
"""In the cursor: how much was done before the present stretch of work."""

reached = Signal()
"""Sent with `point` (a word) where long work could be cut off between two writes. Nobody listens in production."""


class LeaseLost(Exception):
    """Another worker has this job by now; what was about to be written must not be."""


class Stopped(Exception):
    """A person asked the job to pause or to end; `state` is the one it was left in."""

    def __init__(self, state: str):
        super().__init__(state)
        self.state = state


def start(*, kind: str, label: str = "", params: dict | None = None, user=None, total: int | None = None) -> Job:
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
        owner=new_owner(),
        total=total,
    )


def queue(*, kind: str, label: str = "", params: dict | None = None, user=None) -> Job:
    """A new job that waits for a worker."""
    return Job.objects.create(kind=kind, label=label[:255], params=params or {}, created_by=user)


def new_owner() -> str:
    return f"{os.getpid()}-{uuid.uuid4().hex[:12]}"


def claim(pk: int) -> Job | None:
    """Takes a waiting job, or one whose worker is silent beyond its lease; None when there is nothing to take."""
    now, owner = timezone.now(), new_owner()
    silent = Q(state=Job.State.RUNNING) & (Q(lease_until__isnull=True) | Q(lease_until__lt=now))
    taken = Job.objects.filter(Q(state=Job.State.WAITING) | silent, pk=pk).update(
        state=Job.State.RUNNING, owner=owner, lease_until=now + LEASE, started_at=now, heartbeat_at=now
    )
    if not taken:
        return None
    job = Job.objects.get(pk=pk)
    if job.done:
        job.cursor[FROM] = job.done
    return job


def advance(
    job: Job, *, done: int, counters: dict[str, int], cursor: dict | None = None, total: int | None = None
) -> None:
    """Records how far the job is; call it in the transaction of the chunk that it describes.

    `total` may be an estimate. Raises LeaseLost when another worker holds the job.
    """
    now = timezone.now()
    job.total = total or job.total
    job.done, job.counters, job.heartbeat_at, job.lease_until = done, counters, now, now + LEASE
    if cursor is not None:
        job.cursor = cursor | {key: value for key, value in job.cursor.items() if key == FROM}
    written = Job.objects.filter(pk=job.pk, owner=job.owner).update(
        done=done,
        total=job.total,
        counters=counters,
        cursor=job.cursor,
        heartbeat_at=now,
        lease_until=job.lease_until,
    )
    if not written:
        raise LeaseLost(f"job {job.pk} was taken over")


def heed(job: Job) -> None:
    """Between two chunks: stops when a person asked for it. Raises Stopped."""
    wanted = Job.objects.values_list("wanted", flat=True).get(pk=job.pk)
    if wanted == Job.Wanted.PAUSE:
        leave(job, Job.State.PAUSED)
        raise Stopped(Job.State.PAUSED)
    if wanted == Job.Wanted.CANCEL:
        finish(job, state=Job.State.CANCELLED)
        raise Stopped(Job.State.CANCELLED)


def leave(job: Job, state: str, *, message: str = "") -> None:
    """Puts the job down, unfinished, without a lease."""
    job.state, job.message, job.lease_until, job.wanted = state, message, None, ""
    job.save(update_fields=["state", "message", "lease_until", "wanted"])


def finish(job: Job, *, state: str = Job.State.DONE, message: str = "") -> None:
    """Ends the job; `message` is shown to people. Only a job that is done has its last counters written."""
    job.state, job.message, job.finished_at, job.lease_until, job.wanted = state, message, timezone.now(), None, ""
    fields = ["state", "message", "finished_at", "lease_until", "wanted"]
    if state == Job.State.DONE:
        fields += ["counters", "done", "total"]
    job.save(update_fields=fields)


def ask(job: Job, wanted: str) -> None:
    """A person wants the job to pause or to end: at once where nobody works on it, else after the present chunk."""
    if wanted == Job.Wanted.CANCEL:
        idle = [Job.State.WAITING, Job.State.PAUSED, Job.State.REVIEW]
        ended = Job.objects.filter(pk=job.pk, state__in=idle).update(
            state=Job.State.CANCELLED, finished_at=timezone.now(), wanted=""
        )
    else:
        ended = Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(state=Job.State.PAUSED, wanted="")
    if not ended:
        Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(wanted=wanted)


def wait_again(job: Job, *, states: tuple[str, ...] = (Job.State.PAUSED,)) -> bool:
    """Lets a job that was put down wait for a worker; False when it is in none of `states` any more."""
    return bool(
        Job.objects.filter(pk=job.pk, state__in=states).update(
            state=Job.State.WAITING, wanted="", message="", finished_at=None
        )
    )


def overdue():
    """Running jobs of which nobody has heard beyond their lease."""
    return Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=timezone.now()).order_by("pk")
