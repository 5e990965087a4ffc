"""Pinyin without tones, and initials, at the speed of bulk indexing.

Each character has its usual reading; words in which a reading deviates (长沙, 音乐, 会计) come from pypinyin's phrases.
"""

import unicodedata
from functools import cache, lru_cache

import regex
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from .variants import simplify

PIECE = regex.compile(r"(\p{Han}+)|[a-z0-9]+")
LONGEST_WORD = 4
LONGEST_SYLLABLE = 6


@cache
def _plain(reading: str) -> str:
    """A reading without its tone, ü as the v that people type."""
    letters = unicodedata.normalize("NFD", reading.replace("ê", "e")).replace("u\u0308", "v")
    return "".join(c for c in letters if c.isascii() and c.isalpha())


@cache
def _reading(character: str) -> str:
    """The usual reading; a character without one stands for itself."""
    return _plain(PINYIN_DICT.get(ord(character), "").split(",")[0]) or character


@cache
def _deviating() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Words of two to four characters in which a character is not read as usual, and those characters."""
    words, characters = {}, set()
    for word, readings in PHRASES_DICT.items():
        if not 1 < len(word) <= LONGEST_WORD or len(readings) != len(word):
            continue
        plain = tuple(_plain(reading[0]) for reading in readings)
        different = [c for c, said in zip(word, plain, strict=True) if said and said != _reading(c)]
        if different:
            words[word] = plain
            characters.update(different)
    return words, frozenset(characters)


@lru_cache(maxsize=20000)
def _syllables_of_run(run: str) -> tuple[str, ...]:
    run = "".join(map(simplify, run))
    words, characters = _deviating()
    said = [_reading(c) for c in run]
    if characters.isdisjoint(run):
        return tuple(said)
    start = 0
    while start < len(run) - 1:
        for length in range(min(LONGEST_WORD, len(run) - start), 1, -1):
            word = words.get(run[start : start + length])
            if word:
                said[start : start + length] = word
                start += length - 1
                break
        start += 1
    return tuple(said)


def syllables(text: str) -> list[str]:
    """`syllables('长沙 3D 窑') == ['chang', 'sha', '3d', 'yao']`. Empty when the text holds no Han."""
    if text.isascii():
        return []
    found: list[str] = []
    spoken = False
    for match in PIECE.finditer(text.lower()):
        if match.group(1):
            found.extend(_syllables_of_run(match.group(1)))
            spoken = True
        else:
            found.append(match.group())
    return found if spoken else []


def is_word(text: str) -> bool:
    """Whether a stretch of Han is a word whose reading is listed: 古镇 is, 古情 is not."""
    return text in PHRASES_DICT


def initials(said: list[str]) -> str:
    """`initials(['qi', 'bai', 'shi']) == 'qbs'`."""
    return "".join(syllable[0] for syllable in said)


@cache
def all_syllables() -> frozenset[str]:
    """Every syllable that some character has."""
    readings = {_plain(r) for line in PINYIN_DICT.values() for r in line.split(",")}
    return frozenset(r for r in readings if not set("aeiouv").isdisjoint(r) and (len(r) > 1 or r in "aoe"))


@lru_cache(maxsize=4096)
def segmentations(typed: str) -> tuple[tuple[str, ...], ...]:
    """Ways to read typed letters as syllables, at most four, fewest syllables first; empty when there is none.

    An apostrophe is a border: `xi'an` is xi an, `xian` is xian or xi an.
    """
    ways: list[tuple[str, ...]] = [()]
    for part in typed.replace("\u2019", "'").split("'"):
        if not part:
            continue
        ways = [way + more for way in ways for more in _split(part)][:16]
    return tuple(sorted((way for way in ways if way), key=len)[:4])


@lru_cache(maxsize=4096)
def _split(letters: str) -> tuple[tuple[str, ...], ...]:
    known = all_syllables()
    ends: list[list[tuple[str, ...]]] = [[()]] + [[] for _ in letters]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            if letters[start:end] in known:
                ends[end].extend(way + (letters[start:end],) for way in ends[start])
        ends[end] = sorted(ends[end], key=len)[:8]
    return tuple(ends[-1])
