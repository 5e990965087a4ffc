"""What rooms above add to the menu of a record list: each registers what it offers for a model."""

from collections.abc import Callable

Provider = Callable[[type, object], list]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider(model, query) -> Wagtail buttons`; `query` holds the parameters of the list (a QueryDict)."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def buttons(model, query) -> list:
    return [button for provider in _providers for button in provider(model, query)]
