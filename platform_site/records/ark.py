"""ARK identifiers: opaque names with a check character (the NOID check digit algorithm), never reused."""

import secrets
from itertools import count, repeat
from operator import mul

from django.conf import settings

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8
VALUES = {character: value for value, character in enumerate(ALPHABET)}
NAMES = len(ALPHABET) ** LENGTH


def check_character(text: str) -> str:
    """The NOID check character of `NAAN/name`: one wrong or two swapped characters are noticed."""
    total = sum(map(mul, map(VALUES.get, text, repeat(0)), count(1)))
    return ALPHABET[total % len(ALPHABET)]


def mint() -> str:
    """A fresh ARK, `ark:/<NAAN>/<8 characters and a check character>`. Uniqueness is the database's to enforce."""
    number, name = secrets.randbelow(NAMES), ""
    for _place in range(LENGTH):
        number, value = divmod(number, len(ALPHABET))
        name += ALPHABET[value]
    naan = settings.ARK_NAAN
    return f"ark:/{naan}/{name}{check_character(f'{naan}/{name}')}"


def is_well_formed(ark: str) -> bool:
    """Whether `ark` is one of ours and its check character is right."""
    prefix = f"ark:/{settings.ARK_NAAN}/"
    name = ark.removeprefix(prefix)
    return (
        ark.startswith(prefix)
        and len(name) == LENGTH + 1
        and check_character(f"{settings.ARK_NAAN}/{name[:-1]}") == name[-1]
    )


def short_name(ark: str) -> str:
    """The last part, used in addresses."""
    return ark.rpartition("/")[2]


def from_short_name(name: str) -> str:
    return f"ark:/{settings.ARK_NAAN}/{name}"
