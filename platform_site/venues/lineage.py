"""The way up from a part to its wholes, by their keys."""

from collections.abc import Iterable

from django.db import models

DEEPEST = 6
"""Levels above a part that count: fonds, series, file, set, volume, leaf."""
PATHS = tuple("__".join(["part_of"] * level) + "_id" for level in range(1, DEEPEST + 1))


def keys_above(model: type[models.Model], pk: int) -> list[int]:
    """Keys of the wholes above that record, nearest first, in one query."""
    row = model._default_manager.filter(pk=pk).values_list(*PATHS).first()
    return unbroken(pk, row or ())


def unbroken(pk: int, keys: Iterable[int | None]) -> list[int]:
    """The keys on the way up from that record to the top; it ends where an import closed a circle."""
    found: list[int] = []
    for key in keys:
        if key is None or key == pk or key in found:
            break
        found.append(key)
    return found
