"""One form for what is the same: NFKC, case, accents, Han classes. For matching only, never for showing."""

import unicodedata
from functools import cache

import regex

from .variants import han_classes

HAN = regex.compile(r"\p{Han}+")

LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
    | {"ŋ": "n", "‘": "'", "’": "'"}
)
DROPPED = frozenset([*range(0x0300, 0x0370), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x00AD, 0x200B, 0xFEFF])
"""Combining marks, variation selectors, soft hyphen, zero-width space: nothing that a query would hold."""


class _Table(dict):
    """`str.translate` table that works each character out once."""

    def __missing__(self, code: int) -> str:
        self[code] = value = fold_character(chr(code))
        return value


def fold_character(character: str) -> str:
    """The folded form of one character: usually one, sometimes none or several."""
    if ord(character) in DROPPED:
        return ""
    return "".join(_fold_plain(part) for part in unicodedata.normalize("NFKC", character))


def _fold_plain(character: str) -> str:
    if ord(character) in DROPPED:
        return ""
    han = han_classes().get(character)
    if han is not None:
        return han
    lowered = character.lower()[:1].translate(LATIN)
    if "\x80" <= lowered < "\u0250" or "\u1e00" <= lowered < "\u1f00":
        base = unicodedata.normalize("NFKD", lowered)[0]
        return base if base.isascii() and base.isalpha() else lowered
    return lowered


_TABLE = _Table()


def fold(text: str) -> str:
    """Text in class form. `fold('ＡＢＣ Café 醴陵窯') == 'abc cafe 醴陵窑'`."""
    return text.lower() if text.isascii() else text.translate(_TABLE)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Folded text and, for each of its characters, the position of the written one; one entry more for the end."""
    forms = [_TABLE[ord(character)] for character in text]
    offsets = [position for position, form in enumerate(forms) for _ in form]
    return "".join(forms), [*offsets, len(text)]


def key(text: str) -> str:
    """Letters, digits and Han of the text in class form, without space or marks: two equal titles have one key."""
    return "".join(filter(str.isalnum, fold(text)))


@cache
def _written() -> dict[str, str]:
    """Folded character -> all others that fold to it, or to something that holds it (㍻ to 平成)."""
    compatible = (*range(0x2E80, 0x3400), *range(0xF900, 0xFB00), *range(0x1F200, 0x1F300), *range(0x2F800, 0x2FA20))
    members: dict[str, dict[str, None]] = {}
    for character in {*han_classes(), *map(chr, compatible)}:
        for form in fold_character(character):
            members.setdefault(form, {})[character] = None
    return {form: "".join(found) for form, found in members.items()}


def written_as(form: str) -> str:
    """All characters that fold to one of Han: `written_as('窑')` holds 窑, 窰, 窯."""
    return form + _written().get(form, "")


@cache
def char_filter_mappings() -> tuple[str, ...]:
    """The same table as rules of Elasticsearch's `mapping` char filter; case and accents are left to its filters."""
    rules = []
    for code in range(0x80, 0x30000):
        character = chr(code)
        if 0xD800 <= code < 0xE000 or not (code in DROPPED or _needs_rule(character)):
            continue
        rules.append(f"{character}=>{fold_character(character)}".replace("\\", "\\\\"))
    return tuple(rules)


def _needs_rule(character: str) -> bool:
    if character in han_classes():
        return True
    normal = unicodedata.normalize("NFKC", character)
    return normal != character and not normal.isspace() and " " not in normal
