"""What a facet's value is called: rooms that know register a provider, the rest shows the value itself."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from django.utils.translation import get_language

Provider = Callable[[Iterable[str]], Mapping[str, str]]
_providers: dict[str, Provider] = {}


def register(facet: str, provider: Provider) -> None:
    """Let `provider(values) -> {value: label}` name the values of `facet` (in the active language)."""
    _providers[facet] = provider


def register_choices(facet: str, choices: Callable[[], Mapping[str, object]]) -> None:
    """Let `choices() -> {value: lazy label}`, which do not change, name the values: worked out once a language."""

    @lru_cache
    def named(_language: str | None) -> dict[str, str]:
        return {value: str(label) for value, label in choices().items()}

    register(facet, lambda values: named(get_language()))


def labels_for(facet: str, values: Iterable[str]) -> dict[str, str]:
    """Labels of the values that the facet's provider knows."""
    provider, wanted = _providers.get(facet), list(values)
    if not (provider and wanted):
        return {}
    known = provider(wanted)
    return {value: str(known[value]) for value in wanted if value in known}


def place_of(facet: str, value: str) -> tuple[int, str]:
    """Where a value stands among its like: in the order of the provider's answer, unknown ones behind by name."""
    provider = _providers.get(facet)
    known = list(provider([value])) if provider else []
    return (known.index(value) if value in known else len(known), value)
