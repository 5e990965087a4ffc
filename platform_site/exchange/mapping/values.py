"""Reaching into a row, and cleaning what is found there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\r\u2028\u2029]")
HAN = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
Getter = Callable[[dict], list]


def clean(text: str) -> str:
    """The text without control characters, its line ends as `\\n`, without space around it."""
    if not text.isprintable() and CONTROL.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
        text = CONTROL.sub("", text)
    return text.strip()


def texts(value: str) -> list[str]:
    """What `scalars` gives of a text, as most values are."""
    text = clean(value)
    return [text] if text else []


def scalars(value: Any) -> list:
    """The non-empty strings and numbers in a value, lists flattened, in order."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return texts(value)
    if isinstance(value, bool):
        return [str(value).lower()]
    if isinstance(value, int | float):
        return [value]
    if isinstance(value, list):
        return [found for item in value for found in scalars(item)]
    return []


def steps_into(values: list, key: str) -> list:
    """The members named `key` of the objects among the values; lists are looked through."""
    found = []
    for value in values:
        if isinstance(value, list):
            found += steps_into(value, key)
        elif isinstance(value, dict) and key in value:
            found.append(value[key])
    return found


def getter(path: str, *, literal: bool = False) -> Getter:
    """A function from a row to the scalars at `a.b.c`; a list on the way means each of its items."""
    keys = [path] if literal or "." not in path else path.split(".")
    if len(keys) == 1:
        return lambda row: texts(value) if (value := row.get(path)).__class__ is str else scalars(value)

    def get(row: dict) -> list:
        values: list = [row]
        for key in keys:
            values = steps_into(values, key)
        return scalars(values)

    return get


def objects_at(path: str) -> Callable[[dict], list[dict]]:
    """A function from a row to the objects at a path; bare texts and numbers become `{"value": …}`."""
    keys = path.split(".")

    def get(row: dict) -> list[dict]:
        values: list = [row]
        for key in keys:
            values = steps_into(values, key)
        flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
        return [item if isinstance(item, dict) else {"value": item} for item in flat if item not in (None, "")]

    return get


def in_script(text: str, script: str) -> str:
    """The part of a bilingual text in one script: `han` from its first Han character on, `latin` what precedes it.

    Where the Han part is followed by Latin letters again, the Han part ends with its last Han character or bracket.
    """
    found = HAN.search(text)
    if script == "latin":
        return (text[: found.start()] if found else text).strip(" \t\n([（/|·・,，")
    if not found:
        return ""
    start = found.start()
    if start and text[start - 1] in "(（[「《":
        start -= 1
    last = max(match.end() for match in HAN.finditer(text))
    tail = re.match(r"[^A-Za-z]*", text[last:])[0]
    return (text[start:last] + tail).strip()
