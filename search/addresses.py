"""The address of a hit in the reader's language, and of a facet's value where it has a page of its own.

The rooms that know pages register how to find them.
"""

from collections.abc import Callable, Mapping, Sequence

Localise = Callable[[str], str]
PagesOf = Callable[[Sequence[str]], Mapping[str, str]]
_localisers: list[Localise] = []
_pages: dict[str, PagesOf] = {}


def register(function: Localise) -> Localise:
    """Register `function(stored path) -> path in the active language`."""
    if function not in _localisers:
        _localisers.append(function)
    return function


def localise(path: str) -> str:
    """The path in the active language, as far as anybody knows one."""
    for function in _localisers:
        path = function(path)
    return path


def register_pages(facet: str, provider: PagesOf) -> None:
    """Let `provider(values) -> {value: path}` say which values of `facet` have a page, in the active language."""
    _pages[facet] = provider


def pages_of(facet: str, values: Sequence[str]) -> Mapping[str, str]:
    """The paths of the values that have a page."""
    return _pages[facet](values) if facet in _pages and values else {}
