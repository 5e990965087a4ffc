"""Traditional characters as they are written in simplified ones, word by word: 乾隆 stays 乾隆."""

from functools import cache

import opencc


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return _converter().convert(text)
