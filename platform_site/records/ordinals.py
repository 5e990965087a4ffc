"""The chapters and volumes of books, in both writings: 第12回 is 第十二回."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from search import names, vocabulary

from .dates.numerals import NUMBER, in_han, number

ORDINAL = re.compile(rf"第({NUMBER})([回卷册章集辑期届讲课版编批])")
LARGEST = 99


@names.register
def other_writings(terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Of a term that holds an ordinal, the term with the other writing of it."""
    return {term: found for term in terms if (found := _others(term))}


@vocabulary.register
def known_ordinals(words: Sequence[str]) -> dict[str, str]:
    """An ordinal is a word of its own: 水浒传第十二回."""
    return {word: vocabulary.TERM for word in words if ORDINAL.fullmatch(normalize("NFKC", word))}


def _others(term: str) -> tuple[str, ...]:
    text = normalize("NFKC", term)
    match = ORDINAL.search(text)
    value = number(match[1]) if match else None
    if not value or value > LARGEST:
        return ()
    written = (str(value), "一" if value == 1 else in_han(value))
    forms = (f"{text[: match.start(1)]}{one}{text[match.end(1) :]}" for one in written)
    return tuple(form for form in forms if form != text)
