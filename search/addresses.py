"""The address of a hit in the reader's language, and of a facet's value where it has a page of its own.

The rooms that know pages register how to find them.
"""

from collections.abc import Callable, Mapping, Sequence

Localise = Callable[[Sequence[str]], Sequence[str]]
PagesOf = Callable[[Sequence[str]], Mapping[str, str]]
_localisers: list[Localise] = []
_pages: dict[str, PagesOf] = {}


def register(function: Localise) -> Localise:
    """Register `function(stored paths) -> paths in the active language`, in their order."""
    if function not in _localisers:
        _localisers.append(function)
    return function


def localise_all(paths: Sequence[str]) -> list[str]:
    """The paths in the active language, as far as anybody knows one, in their order."""
    for function in _localisers:
        paths = function(paths)
    return list(paths)


def localise(path: str) -> str:
    """One path in the active language."""
    return localise_all([path])[0]


def register_pages(facet: str, provider: PagesOf) -> None:
    """Let `provider(values) -> {value: path}` say which values of `facet` have a page, in the active language."""
    _pages[facet] = provider


def pages_of(facet: str, values: Sequence[str]) -> Mapping[str, str]:
    """The paths of the values that have a page."""
    return _pages[facet](values) if facet in _pages and values else {}
