"""Tokens as Lucene's standard -> cjk_width -> lowercase -> asciifolding -> cjk_bigram chain makes them, in Python.

A test holds the twins together token for token, against a real server.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import regex

from .folding import fold

_CJK = r"[\p{Han}\p{Hiragana}\p{Katakana}\u30FC]--[\u3005\u303B]"  # iteration marks stand alone
_LETTER = r"[[\p{L}\p{Nl}\p{M}\p{Cf}]--[\p{Han}\p{Hiragana}\p{Katakana}\u30FC]]"
_DIGIT = r"[\p{Nd}\p{M}\p{Cf}]"
_WORD = (
    rf"(?:_*(?:(?=\p{{L}}|\p{{Nl}}){_LETTER}+(?:[.:'\u00B7\u05F3\u05F4]{_LETTER}+)*"
    rf"|(?=\p{{Nd}}){_DIGIT}+(?:[.,;']{_DIGIT}+)*))+_*"
)
_ASCII_PART = r"(?:[a-z]+(?:[.:'][a-z]+)*|[0-9]+(?:[.,;'][0-9]+)*)"
ASCII_TOKEN = re.compile(rf"(?:_*{_ASCII_PART})+_*")
TOKEN = regex.compile(rf"(?P<han>[{_CJK}]+)|{_WORD}|[\u3005\u303B]", regex.V1)
SEPARATOR = "\u00a6"
"""Stands between two values of one field, so that no phrase runs from one into the next."""
SHORT = 60
"""Characters of a value that may come again, as names and keywords do: its line is kept."""


def tokens(text: str) -> list[str]:
    """Words, and bigrams of neighbouring Han and kana; a lone character is a token of its own."""
    found: list[str] = []
    for match in TOKEN.finditer(fold(text)):
        run = match.group()
        if match.lastgroup is None or len(run) == 1:
            found.append(run)
        else:
            found.extend(map("".join, zip(run, run[1:], strict=False)))
    return found


def index_tokens(text: str) -> list[str]:
    """`tokens`, and behind each run its last character, so that a prefix of one character finds any position."""
    folded = fold(text)
    if folded.isascii():
        return ASCII_TOKEN.findall(folded)
    found: list[str] = []
    for match in TOKEN.finditer(folded):
        run = match.group()
        if match.lastgroup is not None and len(run) > 1:
            found.extend(map("".join, zip(run, run[1:], strict=False)))
            found.append(run[-1])
        else:
            found.append(run)
    return found


def index_line(values: Iterable[str]) -> str:
    """The tokens of several values as one line for a full-text table.

    No phrase runs from one value into the next: a Han run ends with its last character alone.
    """
    return " ".join([_short_line(value) if len(value) <= SHORT else _line(value) for value in values if value])


def _line(value: str) -> str:
    return " ".join(index_tokens(value))


_short_line = lru_cache(maxsize=8192)(_line)


def runs(text: str) -> list[tuple[str, bool]]:
    """The written runs of the text in order, folded: (run, whether it is Han or kana)."""
    return [(match.group(), match.lastgroup is not None) for match in TOKEN.finditer(fold(text))]


def bigrams(run: str) -> list[str]:
    """The tokens of one run of Han or kana."""
    return [run] if len(run) == 1 else list(map("".join, zip(run, run[1:], strict=False)))
