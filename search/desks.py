"""Whom to ask where the search knows nothing: the room that knows the houses registers how to reach them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """A house that answers questions. `hours` is one line on its opening today; what is not known is empty."""

    venue: str
    label: str
    url: str
    address: str = ""
    phone: str = ""
    hours: str = ""
    is_open: bool = False


Provider = Callable[[], Iterable[Desk]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider() -> desks in the reader's language`, one for each venue. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def desks(venues: Iterable[str] = ()) -> list[Desk]:
    """The desks of the venues, of all where none is named or known."""
    known = [desk for provider in _providers for desk in provider()]
    wanted = set(venues)
    return [desk for desk in known if desk.venue in wanted] or known
