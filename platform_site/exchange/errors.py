"""What can go wrong: with a whole file, and with one row of it."""

from dataclasses import dataclass


class FileRefused(Exception):
    """The file as a whole cannot be imported; the message is one sentence for people. Nothing has been changed."""


class RowRefused(Exception):
    """One row cannot be imported: which field, its value, and why."""

    def __init__(self, field: str, value: object, reason: str):
        super().__init__(reason)
        self.problem = Problem(field, shortened(value), reason)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of one row. `reason` is text for people."""

    field: str
    value: str
    reason: str


def shortened(value: object, limit: int = 200) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
