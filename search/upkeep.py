"""Work on the whole index as a row: one of a kind at a time, taken up where it stood when whoever did it is gone."""

from __future__ import annotations

import os
import socket
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from . import writing
from .models import Upkeep

LEASE = timedelta(seconds=60)


class Busy(Exception):
    """Another process does this work now, or has taken it over."""


def take(kind: str, using: str, *, anew: bool = False) -> Upkeep:
    """The unfinished work of this kind, or, where there is none or with `anew`, a new one. Raises Busy."""
    now, owner = timezone.now(), f"{socket.gethostname()}:{os.getpid()}"
    with transaction.atomic(using=using):
        left = Upkeep.objects.using(using).select_for_update().filter(kind=kind, finished=None).first()
        if left and left.lease_until and left.lease_until > now:
            raise Busy(f"{left.owner} does this since {timezone.localtime(left.started):%H:%M:%S}; wait for its end.")
        if left and anew:
            finish(left, "given up")
            left = None
        work = left or Upkeep(kind=kind, since=writing.now())
        work.owner, work.lease_until = owner, now + LEASE
        try:
            with transaction.atomic(using=using):
                work.save(using=using)
        except IntegrityError as error:
            raise Busy("Another process has just begun this.") from error
    return work


def note(work: Upkeep, **cursor: object) -> None:
    """Keep how far it is, and the lease. Raises Busy when another has taken the work over."""
    work.cursor |= cursor
    work.lease_until = timezone.now() + LEASE
    rows = Upkeep.objects.using(work._state.db).filter(pk=work.pk, owner=work.owner, finished=None)
    if not rows.update(cursor=work.cursor, counts=work.counts, lease_until=work.lease_until):
        raise Busy("Another process has taken this over.")


def finish(work: Upkeep, message: str = "") -> None:
    """It is done, or failed for good; `message` says why."""
    work.finished, work.message, work.lease_until = timezone.now(), message[:500], None
    work.save(update_fields=["finished", "message", "lease_until", "cursor", "counts"])


def put_down(work: Upkeep) -> None:
    """Stop without an end: the next one goes on at once."""
    Upkeep.objects.using(work._state.db).filter(pk=work.pk, owner=work.owner).update(lease_until=None)


def latest(kind: str, using: str) -> dict[str, object] | None:
    """The last work of a kind: `started`, `finished`, `counts`, `message`, and the cursor while it is not finished."""
    work = Upkeep.objects.using(using).filter(kind=kind).order_by("-pk").first()
    if work is None:
        return None
    told = {"started": work.started.isoformat(), "finished": work.finished and work.finished.isoformat()}
    told |= {"counts": work.counts, "message": work.message}
    return told if work.finished else {**told, "at": work.cursor}
