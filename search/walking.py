"""Walking through all results, however many: each answer names the cursor behind which the next one begins.

A cursor holds the sorting values of the last hit (`search_after`), so that the ten thousandth page costs what the first
does. Results are in plain order: venues are not mixed. What changes meanwhile may be met twice or not at all.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence

from .query import InvalidRequest, SearchRequest

START = "*"
"""The cursor of a walk that begins."""
UNKNOWN = "no cursor that an answer gave; begin again with *"
ABROAD = "a cursor of another order, or of a search engine that does not answer at the moment; begin again with *"


def place(request: SearchRequest, engine: str) -> list | None:
    """The sorting values behind which the answer begins; None at the start. Raises InvalidRequest.

    A cursor is good for the engine and the order that gave it: where another engine has to answer, a walk begins again.
    """
    if request.after in ("", START):
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(request.after.encode()))
        named, sort, values = found
    except (binascii.Error, ValueError, TypeError) as error:
        raise InvalidRequest("after", UNKNOWN) from error
    if (named, sort) != (engine, request.sort):
        raise InvalidRequest("after", ABROAD)
    if not isinstance(values, list):
        raise InvalidRequest("after", UNKNOWN)
    if not 1 <= len(values) <= 4 or any(isinstance(value, dict | list) for value in values):
        raise InvalidRequest("after", UNKNOWN)
    return values


def cursor(request: SearchRequest, engine: str, values: Sequence[object] | None) -> str:
    """The cursor behind a hit with these sorting values; empty when nobody walks or nothing is left."""
    if not request.after or values is None:
        return ""
    text = json.dumps([engine, request.sort, list(values)], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode()
