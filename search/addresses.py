"""The address of a hit in the reader's language: the room that knows pages registers how to find it."""

from collections.abc import Callable

Localise = Callable[[str], str]
_localisers: list[Localise] = []


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
