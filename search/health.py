"""How the search is, for operators and readiness."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Min
from django.utils import timezone

from . import conf, upkeep
from .engines import get_engine
from .models import Document, Outbox, Upkeep


def status() -> dict[str, object]:
    """`engine`, `available`, `answering` (the engine that answers searches now), `documents`, `waiting` changes and the
    age of the oldest, the engine's own facts, and the last `rebuild` and `reconciliation`."""
    engine = get_engine()
    own = engine.status()
    oldest = Outbox.objects.aggregate(oldest=Min("created"))["oldest"]
    return {
        "engine": conf.get("SEARCH_ENGINE"),
        "answering": engine.name,
        **own,
        "stored": Document.objects.count(),
        "waiting": Outbox.objects.count(),
        "oldest_waiting_seconds": round((timezone.now() - oldest).total_seconds(), 1) if oldest else None,
        "rebuild": upkeep.latest(Upkeep.REBUILD, DEFAULT_DB_ALIAS),
        "reconciliation": upkeep.latest(Upkeep.RECONCILE, DEFAULT_DB_ALIAS),
    }
