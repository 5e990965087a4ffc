"""Dates in what is asked: whoever can read them registers a reader; a query may be limited by the years they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One meaning of the stretch `query[start:end]`, which reads `text`.

    `label` is how to show it (`清乾隆三十年`); years are astronomical and inclusive, None where open. An ambiguous
    stretch (`永乐三年`) has several spans.
    """

    start: int
    end: int
    text: str
    label: str
    year_from: int | None
    year_to: int | None


Reader = Callable[[str], Iterable[DateSpan]]
_readers: list[Reader] = []


def register(reader: Reader) -> Reader:
    """Register `reader(query as typed) -> DateSpans in the order of the query`. Usable as a decorator."""
    if reader not in _readers:
        _readers.append(reader)
    return reader


def unregister(reader: Reader) -> None:
    """Forget a reader (tests)."""
    _readers.remove(reader)


def dates_in(query: str) -> tuple[DateSpan, ...]:
    """What the readers find in a query; nothing without a reader."""
    return tuple(span for reader in _readers for span in reader(query))
