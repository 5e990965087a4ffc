"""Loads the character tables ahead of the first search."""

from .folding import fold
from .pinyin import segmentations, syllables
from .words import alternatives


def warm() -> None:
    """Half a second of a starting server instead of its first reader's."""
    alternatives(fold("頭髮"))
    syllables("汉字")
    segmentations("hanzi")
