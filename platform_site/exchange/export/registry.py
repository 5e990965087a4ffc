"""Export formats: some for every record model, others that a venue registers in its `export.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise

Write = Callable[["Iterable[models.Model]", type[models.Model]], "Iterator[bytes]"]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One way out. `write(records, model)` gives the file piece by piece; records come with all that they need read.

    `model` is None for what suits every record model. `profile` is the import profile that reads the file back.
    """

    key: str
    label: str | Promise
    extension: str
    media_type: str
    write: Write
    model: type[models.Model] | None = None
    profile: str = ""


class UnknownFormat(LookupError):
    """No such format for that model; the message names those there are."""


TABLES = ("csv", "xlsx")
_formats: dict[tuple[str, type[models.Model] | None], ExportFormat] = {}


def export_format(
    key: str,
    *,
    label: str | Promise,
    extension: str,
    media_type: str,
    model: type[models.Model] | None = None,
    profile: str = "",
):
    """Register the decorated `write` function under `key` (`marcxml`) for a model, or for every record model."""

    def register(write: Write) -> Write:
        _formats[key, model] = ExportFormat(key, label, extension, media_type, write, model, profile)
        return write

    return register


def formats_of(model: type[models.Model]) -> list[ExportFormat]:
    """What records of that model can be had as: tables first, then the trade's own formats."""
    found = [item for (_key, owner), item in _formats.items() if owner in (None, model)]
    return sorted(found, key=lambda item: item.key not in TABLES)


def format_of(model: type[models.Model], key: str) -> ExportFormat:
    """Raises UnknownFormat."""
    found = {item.key: item for item in formats_of(model)}
    if key not in found:
        raise UnknownFormat("、".join(found))
    return found[key]
