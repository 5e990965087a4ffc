"""Other names of what is asked: authorities register providers, a query is widened by what they know."""

from collections.abc import Callable, Iterable

Provider = Callable[[str], Iterable[str]]
_providers: list[Provider] = []
LIMIT = 12


def register(provider: Provider) -> Provider:
    """Register `provider(term as typed) -> other names` (without the term itself). Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def unregister(provider: Provider) -> None:
    """Forget a provider (tests)."""
    _providers.remove(provider)


def other_names(term: str) -> tuple[str, ...]:
    """Names that mean the same as the term, at most 12, none of one character."""
    found = dict.fromkeys(name for provider in _providers for name in provider(term) if len(name) > 1 and name != term)
    return tuple(found)[:LIMIT]
