"""Which field a column is likely to be: by its header, in Chinese and English, and by what it holds."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from .targets import Target

SYNONYMS: dict[str, list[str]] = json.loads(Path(__file__).with_name("synonyms.json").read_text(encoding="utf-8"))
"""Field -> what headers call it, beside the field's own label and name."""
ROLES = {"编者": "编", "译者": "译", "主编": "主编", "editor": "编", "translator": "译", "摄影": "摄影", "绘者": "绘"}
BY_CONTENT = {"isbn": "editions.isbn", "url": "source_url", "id": "identifier", "year": "date", "date": "date"}
BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
SHORTEST = 2


def plain(header: str) -> str:
    """The header without brackets, signs and case."""
    text = unicodedata.normalize("NFKC", BRACKETS.sub("", header) or header).lower()
    return "".join(character for character in text if character.isalnum())


def names_of(targets: Iterable[Target]) -> dict[str, str]:
    """Plain header -> key of the field, the field's own label and name first."""
    known: dict[str, str] = {}
    for target in targets:
        for name in (target.key, target.label, target.label.rpartition("·")[2]):
            known.setdefault(plain(name), target.key)
    present = set(known.values())
    for key, words in SYNONYMS.items():
        if key in present:
            for word in words:
                known.setdefault(plain(word), key)
    return known


def guess(columns: list[dict], targets: Iterable[Target]) -> dict[str, str]:
    """Column -> key of the field, none twice: exact headers first, then headers that hold a name, then contents."""
    targets = list(targets)
    known, keys = names_of(targets), {target.key for target in targets}
    found: dict[str, str] = {}
    for judge in (exactly, partly, by_content):
        for column in columns:
            if column["name"] not in found and column["kind"] != "empty":
                key = judge(column, known)
                if key in keys and key not in found.values():
                    found[column["name"]] = key
    return found


def exactly(column: dict, known: dict[str, str]) -> str:
    name = column["name"]
    return known.get(plain(name)) or known.get(plain(name.rpartition(".")[2]), "")


def partly(column: dict, known: dict[str, str]) -> str:
    """The longest known name that begins or ends the header; Latin ones as whole words only."""
    header = plain(column["name"])
    fitting = [
        name
        for name in known
        if len(name) >= SHORTEST and not name.isascii() and (header.startswith(name) or header.endswith(name))
    ]
    return known[max(fitting, key=len)] if fitting else ""


def by_content(column: dict, _known: dict[str, str]) -> str:
    return BY_CONTENT.get(column["kind"], "")


def role_of(header: str) -> str:
    """The kind of responsibility that the header of a column of names speaks of."""
    return ROLES.get(plain(header), "")
