"""How the search is, for operators and readiness."""

from __future__ import annotations

from django.db.models import Min
from django.utils import timezone

from . import conf
from .engines import get_engine
from .models import Document, Outbox


def status() -> dict[str, object]:
    """`engine`, `available`, `documents`, `waiting` changes and the age of the oldest, and the engine's own facts."""
    engine = get_engine()
    own = engine.status()
    oldest = Outbox.objects.aggregate(oldest=Min("created"))["oldest"]
    return {
        "engine": conf.get("SEARCH_ENGINE"),
        **own,
        "stored": Document.objects.count(),
        "waiting": Outbox.objects.count(),
        "oldest_waiting_seconds": round((timezone.now() - oldest).total_seconds(), 1) if oldest else None,
    }
