"""Who sees the reports: whoever tends the search sees the city, others the venues in which they may."""

from __future__ import annotations

from collections.abc import Callable

from ..tending.models import SynonymGroup

REPORTS = "search.view_askedquery"
TENDING = f"{SynonymGroup._meta.app_label}.change_{SynonymGroup._meta.model_name}"
Provider = Callable[[object, str], set[str]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider(user, permission) -> slugs of the venues in which the user has it`. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def venues_of(user) -> set[str] | None:
    """The venues whose reports the user may see; None for all of the city, an empty set for nobody's."""
    if not (user.is_authenticated and user.is_active):
        return set()
    if user.has_perm(REPORTS) and user.has_perm(TENDING):
        return None
    return set().union(*(provider(user, REPORTS) for provider in _providers))
