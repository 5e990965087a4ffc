"""What rooms above narrow a record list by: each registers the filters that it has for a model."""

from collections.abc import Callable

import django_filters

Provider = Callable[[type], dict[str, django_filters.Filter]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider(model) -> {name in the address: filter}`."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def filters_of(model) -> dict[str, django_filters.Filter]:
    return {name: item for provider in _providers for name, item in provider(model).items()}
