"""The words of the rules: as they are typed into a form, and in the one form in which they are compared."""

import re

from ..text.folding import fold, key
from ..text.variants import simplify

SEPARATORS = re.compile(r"[\n\r、，,;；|]+")


def split_words(text: str) -> list[str]:
    """The words of a field, in their order, each once and as it was written first."""
    found: dict[str, str] = {}
    for part in SEPARATORS.split(text):
        word = " ".join(part.split())
        if word:
            found.setdefault(normal(word), word)
    return list(found.values())


def normal(word: str) -> str:
    """A word in simplified characters and folded, so that 醴陵窯 is 醴陵窑 and ICH is ich."""
    return fold("".join(map(simplify, word.strip())))


def whole(query: str) -> str:
    """A query without space and punctuation, in that form: by it a promotion recognises what was asked."""
    return key("".join(map(simplify, query)))
