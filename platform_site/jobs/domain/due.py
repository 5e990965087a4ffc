"""What the worker does once a minute, beside publishing what is due: each room registers its own."""

from collections.abc import Callable

_deeds: list[Callable[[], object]] = []


def each_minute(deed: Callable[[], object]) -> None:
    """Registers a deed that may be done again at any time. Called when the owner's app is ready."""
    if deed not in _deeds:
        _deeds.append(deed)


def do_what_is_due() -> None:
    for deed in _deeds:
        deed()
