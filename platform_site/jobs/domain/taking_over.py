"""Jobs whose worker died are given to another: each kind says how it is put before a worker again."""

import logging
from collections.abc import Callable

from django.db import transaction

from ..models import Job
from . import running

logger = logging.getLogger(__name__)
_resume: dict[str, Callable[[int], object]] = {}


def resumes(kind: str, enqueue: Callable[[int], object]) -> None:
    """Registers how a job of that kind is enqueued, by its key. Called when the owner's app is ready."""
    _resume[kind] = enqueue


def take_over() -> int:
    """Enqueues every overdue job of a known kind again; it goes on at its cursor. Returns how many."""
    taken = 0
    for job in running.overdue().filter(kind__in=_resume):
        with transaction.atomic():
            freed = Job.objects.filter(pk=job.pk, owner=job.owner, lease_until=job.lease_until).update(
                state=Job.State.WAITING, lease_until=None, owner=""
            )
            if freed:
                logger.warning("job %s (%s) has lost its worker and is taken over", job.pk, job.kind)
                _resume[job.kind](job.pk)
                taken += 1
    return taken
