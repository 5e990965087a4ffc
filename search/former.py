"""What became of a resource that is there no more: rooms that keep a register of identifiers know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Former:
    """`id` is the resource in its place, empty where there is none; `at` and `reason` are those of a withdrawal."""

    id: str = ""
    at: datetime | None = None
    reason: str = ""


Provider = Callable[[str], Former | None]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider(id) -> Former`, None for what it does not know or may not speak of. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def became(resource_id: str) -> Former | None:
    """What became of it; None where nothing may be said."""
    return next((found for provider in _providers if (found := provider(resource_id))), None)
