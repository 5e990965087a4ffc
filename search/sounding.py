"""Sentences in pinyin: what is known by its sound is taken out, `wo xiang kan qi baishi de hua` is 齐白石 and 画."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice, product

from . import vocabulary
from .plan import LETTERS, SPLIT, without_marks
from .text.folding import fold
from .text.pinyin import segmentations, syllables

SHORTEST, LONGEST_WORD, LONGEST, WAYS, FEW = 2, 8, 40, 8, 3
"""Syllables of a sentence at least, of a word and of a sentence at most; readings of the letters that are tried;
syllables that must all be known."""
PARTICLES = frozenset({"de", "le", "ma", "ne"})
"""Typed as words of their own they are 的, 了, 吗 and 呢: qi baishi de hua has nothing to do with 德化."""


def ways(q: str) -> list[tuple[str, ...]]:
    """The syllables that a query of letters can be read as; none where it is something else, or too short or long."""
    words = [word for word in SPLIT.split(fold(without_marks(q))) if word and word not in PARTICLES]
    readings = [segmentations(word) if LETTERS.fullmatch(word) else () for word in words]
    if not words or not all(readings):
        return []
    found = (tuple(part for word in way for part in word) for way in islice(product(*readings), WAYS))
    return [way for way in found if SHORTEST <= len(way) <= LONGEST]


def stretches(tried: Iterable[tuple[str, ...]], shortest: int = 2) -> set[str]:
    """Every sound of so many syllables or more in the ways to read a query."""
    return {
        "".join(way[start:end])
        for way in tried
        for start in range(len(way))
        for end in range(start + shortest, min(len(way), start + LONGEST_WORD) + 1)
    }


def written(tried: Iterable[tuple[str, ...]], names: Mapping[str, str]) -> str | None:
    """The known words of a query with what is left over between them, in the way that leaves the fewest syllables over.

    `names` are sound -> word. None where nothing is known, or of so few syllables one is left over.
    """
    found = [one for way in tried if (one := _parted(way, names)) and (not one[0] or len(way) > FEW)]
    told = [one for one in found if any(len(word) > 1 and not word.isascii() for word in one[2])]
    return " ".join(min(told, key=lambda one: one[:2])[2]) if told else None


def _parted(way: tuple[str, ...], names: Mapping[str, str]) -> tuple[int, int, tuple[str, ...]]:
    """(syllables left over, number of words, the words), phrases that ask nothing left out."""
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(way) + 1):
        left, number, words = best[end - 1]
        options = [(left + 1, number + 1, (*words, way[end - 1]))]
        for start in range(max(0, end - LONGEST_WORD), end):
            left, number, words = best[start]
            sound = "".join(way[start:end])
            if sound in _stops():
                options.append((left, number + 1, words))
            name = names.get(sound) if end - start > 1 else _shapes().get(sound) if end == len(way) and words else None
            if name:
                options.append((left, number + 1, (*words, name)))
        best.append(min(options, key=lambda option: option[:2]))
    return best[-1]


@cache
def _stops() -> frozenset[str]:
    return frozenset("".join(syllables(word)) for word in vocabulary.own(vocabulary.STOP))


@cache
def _shapes() -> dict[str, str]:
    """Sound -> shape of one character, which may end a query: the best known of a sound stands first in the list."""
    found: dict[str, str] = {}
    for shape in vocabulary.own(vocabulary.SHAPE):
        found.setdefault("".join(syllables(shape)), shape)
    return found
