"""Which institutions have their doors open now: the room that knows the hours registers how to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Provider = Callable[[], Iterable[str]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider() -> codes of the institutions that are open at this moment`. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def unregister(provider: Provider) -> None:
    """Forget a provider (tests)."""
    _providers.remove(provider)


def open_now() -> tuple[str, ...]:
    """Codes of the institutions that are open, in order."""
    return tuple(sorted({code for provider in _providers for code in provider()}))
