"""The forms under which a name is looked up: folded, turned round, by its sound. For finding candidates only.

Two people of one name have the same forms: nothing here says that a name is a person.
"""

from search.text.folding import fold
from search.text.pinyin import syllables
from search.text.variants import simplify

LONGEST = 255


def is_han(text: str) -> bool:
    """Whether the name is written in characters (kana count as well)."""
    return any("\u3040" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" for character in text)


def compact(text: str) -> str:
    """Letters, digits and characters of the text, simplified and folded: `compact('齊 白石') == '齐白石'`."""
    return "".join(filter(str.isalnum, "".join(map(simplify, fold(text)))))[:LONGEST]


def turned(name: str) -> list[str]:
    """The name as written and, of a Western name, with its parts in the other order.

    `Baldung, Hans` and `Hans Baldung` have the two forms in common; of three words and more without a comma the last
    is taken for the surname.
    """
    surname, comma, rest = name.partition(",")
    if comma:
        return [name, f"{rest} {surname}"]
    words = name.split()
    if len(words) > 1 and not is_han(name):
        return [name, " ".join([words[-1], *words[:-1]])]
    return [name]


def keys(name: str) -> list[str]:
    """The folded forms of one written name, itself first."""
    return list(dict.fromkeys(filter(None, map(compact, turned(name)))))


def sound(name: str) -> str:
    """The pinyin of a name in characters as one word (`qibaishi`); empty for others."""
    return compact("".join(syllables(name))) if is_han(name) else ""


def all_keys(names) -> dict[str, bool]:
    """`{form: whether it is a sound only}` of all names of one agent."""
    found: dict[str, bool] = {}
    for name in names:
        for form in keys(name):
            found[form] = False
    for name in names:
        heard = sound(name)
        if heard:
            found.setdefault(heard, True)
    return found
