"""ARK identifiers: opaque names with a check character (the NOID check digit algorithm), never reused."""

import secrets

from django.conf import settings

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
LENGTH = 8


def check_character(text: str) -> str:
    """The NOID check character of `NAAN/name`: one wrong or two swapped characters are noticed."""
    total = sum(position * max(ALPHABET.find(char), 0) for position, char in enumerate(text, 1))
    return ALPHABET[total % len(ALPHABET)]


def mint() -> str:
    """A fresh ARK, `ark:/<NAAN>/<8 characters and a check character>`. Uniqueness is the database's to enforce."""
    name = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
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
