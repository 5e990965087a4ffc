"""One export from queryset to bytes, with its progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.db import models

from .registry import ExportFormat
from .selecting import in_order

Watch = Callable[[int], None]


def exported(
    records: models.QuerySet, form: ExportFormat, watch: Watch | None = None, *, public: bool = False
) -> Iterator[bytes]:
    """The file of these records piece by piece. `watch` is told the number of records done.

    With `public` their rows are those that the public may see.
    """
    return form.write(counted(in_order(records, public=public), watch), records.model)


def counted(records: Iterable[models.Model], watch: Watch | None) -> Iterator[models.Model]:
    for number, record in enumerate(records, 1):
        yield record
        if watch:
            watch(number)
