"""Did you mean: the same or nearly the same sound, the same first letters, a look-alike character, or one edit."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import wraps
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from rapidfuzz import process
from rapidfuzz.distance import OSA

from . import dictionary, sounding, vocabulary, writing
from .dictionary import SUGGESTED
from .models import Document, FacetValue, TitleKey
from .text.folding import key
from .text.pinyin import is_word, syllables
from .text.tokens import runs

REMEMBERED = 600
"""Seconds that a process remembers the sounds of the registered names; out of a cache they cost a search more."""
SHORTEST, LONGEST = 2, 8
INITIALS, TITLES = range(3, 9), 50
SHORTEST_HAN, SHORTEST_LATIN, LONG_LATIN, NEIGHBOURS = 4, 5, 8, 500
"""An edit is looked for in words of so many characters or letters, a second one in long words of letters."""
SHORTEST_NEAR = 3
"""Characters of a word that is looked for by a sound that is only near, unless two are all that was typed."""
SOUTHERN = (
    (re.compile(r"^([zcs])h"), r"\1"),
    (re.compile(r"^n"), "l"),
    (re.compile(r"^f"), "h"),
    (re.compile(r"ng$"), "n"),
)
"""What many here do not tell apart in speaking, and so in typing: zh and z, n and l, f and h, ing and in."""
LAST = "\U0010ffff"
Provider = Callable[[], Iterable[str]]
Known = TypeVar("Known")
SoundProvider = Callable[[Collection[str]], Mapping[str, str]]
_providers: list[Provider] = []
_sound_providers: list[SoundProvider] = []
_kept: dict[str, tuple] = {}


def register(provider: Provider) -> Provider:
    """Register `provider() -> names worth proposing` (places, periods, concepts). Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def register_sounds(provider: SoundProvider) -> SoundProvider:
    """Register `provider(sounds) -> {sound: name}` for names too many to be remembered. Usable as a decorator."""
    if provider not in _sound_providers:
        _sound_providers.append(provider)
    return provider


def better(q: str, using: str = DEFAULT_DB_ALIAS) -> str | None:
    """The query as it was perhaps meant: of the same sound or first letters, a look-alike or an edit from known words.

    None where nothing known is like it.
    """
    tries = (_of_sound, _of_syllables, _of_initials, _alike, _of_near_sound, _edited)
    return next((meant for find in tries if (meant := find(q, using))), None)


def _of_sound(q: str, using: str) -> str | None:
    """The longest unknown stretch written as something known of the same sound."""
    stretches = _stretches(q)
    sounds = {stretch: "".join(syllables(stretch)) for stretch in stretches}
    names = _told({sounds[stretch] for stretch in stretches if len(stretch) >= SHORTEST_NEAR or stretch == q})
    names |= _named() | _carried(set(sounds.values()), using)
    familiar = vocabulary.known(stretches, using)
    for stretch in sorted(stretches, key=len, reverse=True):
        name = names.get(sounds[stretch])
        if name and name != stretch and len(name) == len(stretch) and stretch not in familiar:
            return q.replace(stretch, name, 1)
    return _title_of_sound(q, using)


def _told(sounds: set[str]) -> dict[str, str]:
    """Sound -> name, of those that rooms look up: of two syllables only where these are all that was typed."""
    return {sound: name for provider in _sound_providers for sound, name in provider(sounds).items()}


def _title_of_sound(q: str, using: str) -> str | None:
    """The title that sounds as all of the query: 史己 is 史记."""
    said = "".join(syllables(q))
    if not said or said == q or said.isdigit():
        return None
    return next((title for title in _titles(said, using) if len(title) == len(q) and title != q), None)


def _titles(typed: str, using: str) -> list[str]:
    """The public titles that have a key, the shortest first."""
    ids = list(TitleKey.objects.using(using).filter(key=typed).values_list("document_id", flat=True)[:TITLES])
    found = Document.objects.using(using).visible_at(writing.now()).filter(pk__in=ids)
    return sorted(found.values_list("title", flat=True), key=len)


def _of_near_sound(q: str, using: str) -> str | None:
    """The longest unknown stretch written as something known that only the north tells from it: 皮隐戏 is 皮影戏."""
    stretches = [stretch for stretch in _stretches(q) if len(stretch) >= SHORTEST_NEAR or stretch == q]
    familiar = vocabulary.known(stretches, using)
    for stretch in sorted(stretches, key=len, reverse=True):
        name = _near().get(_southern(syllables(stretch)))
        if name and stretch not in familiar and _is_near(name, stretch):
            return q.replace(stretch, name, 1)
    return None


def _is_near(name: str, typed: str) -> bool:
    """Whether a name of a near sound may have been meant: of two characters one is right, they are no word."""
    if len(name) != len(typed) or len(name) >= SHORTEST_NEAR:
        return len(name) == len(typed)
    return not is_word(typed) and any(own == other for own, other in zip(name, typed, strict=True))


def _southern(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(_southern_syllable(one) for one in said)


def _southern_syllable(said: str) -> str:
    for pattern, plain in SOUTHERN:
        said = pattern.sub(plain, said)
    return said


def _of_syllables(q: str, using: str) -> str | None:
    """A sentence in pinyin written with what is known by its sound."""
    ways = sounding.ways(q)
    if not ways:
        return None
    told = _told(sounding.stretches(ways, SHORTEST_NEAR) | {"".join(way) for way in ways})
    return sounding.written(ways, told | _carried(sounding.stretches(ways), using) | _named())


def _of_initials(q: str, using: str) -> str | None:
    """The maker, subject or title whose syllables begin with these letters: `qbs` is 齐白石."""
    letters = key(q)
    if not (letters.isascii() and letters.isalpha() and len(letters) in INITIALS):
        return None
    named = _carried({letters}, using, "initials").get(letters)
    if named:
        return named
    return next(iter(_titles(letters, using)), None) or _services().get(letters)


def _alike(q: str, using: str) -> str | None:
    """A word of two to eight characters, one of which only looks like that of something known: 剪低 is 剪纸."""
    alike = vocabulary.look_alikes()
    written = {
        q.replace(stretch, stretch[:place] + other + stretch[place + 1 :], 1): (
            stretch,
            stretch[:place] + other + stretch[place + 1 :],
        )
        for stretch in _stretches(q)
        for place, character in enumerate(stretch)
        for other in alike.get(character, "")
    }
    familiar = vocabulary.known(dict.fromkeys(word for pair in written.values() for word in pair), using)
    fitting = [(len(word), text) for text, (stretch, word) in written.items() if word in familiar]
    return max(fitting)[1] if fitting and q not in familiar else None


def _edited(q: str, using: str) -> str | None:
    """Something known that one letter or character more, less, other or changed in place makes of the whole query."""
    typed = key(q)
    shortest, limit = (SHORTEST_LATIN, 1 + (len(typed) >= LONG_LATIN)) if typed.isascii() else (SHORTEST_HAN, 1)
    if len(typed) < shortest or any(map(str.isdigit, typed)):
        return None
    begins = FacetValue.objects.using(using).filter(key__gte=typed[:2], key__lt=typed[:2] + LAST, facet__in=SUGGESTED)
    titles = TitleKey.objects.using(using).filter(key__gte=typed[:2], key__lt=typed[:2] + LAST)
    ids = list(titles.order_by("key").values_list("document_id", flat=True)[:NEIGHBOURS])
    moment = writing.now()
    shown = Document.objects.using(using).visible_at(moment).filter(pk__in=ids)
    carried = _carried(set(begins.order_by("key").values_list("key", flat=True)[:NEIGHBOURS]), using, "key")
    choices = {key(name): name for name in (*shown.values_list("title", flat=True), *_all_named(), *carried.values())}
    found = process.extractOne(typed, list(choices), scorer=OSA.distance, score_cutoff=limit)
    return choices[found[0]] if found and found[0] != typed else None


def _stretches(q: str) -> list[str]:
    """Stretches of two to eight characters of every run of Han, as typed."""
    found: dict[str, None] = {}
    for run, han in runs(q):
        if not han or run not in q:
            continue
        for start in range(len(run) - SHORTEST + 1):
            for end in range(start + SHORTEST, min(len(run), start + LONGEST) + 1):
                found[run[start:end]] = None
    return list(found)


def _remembered(make: Callable[[], Known]) -> Callable[[], Known]:
    """What the function makes, made anew when a while has passed."""

    @wraps(make)
    def known() -> Known:
        found, until = _kept.get(make.__name__, (None, 0.0))
        if time.monotonic() >= until:
            found = make()
            _kept[make.__name__] = found, time.monotonic() + REMEMBERED
        return found

    return known


@_remembered
def _all_named() -> list[str]:
    """The names that rooms registered, and the words of the own list."""
    return [*vocabulary.own(vocabulary.TERM), *(name for provider in _providers for name in provider())]


@_remembered
def _named() -> dict[str, str]:
    """Sound -> name of them; the first name of a sound stands."""
    known = {}
    for name in _all_named():
        if SHORTEST <= len(name) <= LONGEST and (said := syllables(name)):
            known.setdefault("".join(said), name)
    return known


@_remembered
def _near() -> dict[tuple[str, ...], str]:
    """Southern sound -> name of them; the first name of a sound stands."""
    known = {}
    for name in _all_named():
        if SHORTEST <= len(name) <= LONGEST and not name.isascii():
            known.setdefault(_southern(syllables(name)), name)
    return known


@_remembered
def _services() -> dict[str, str]:
    """First letters -> the word of the own list that has them: tsg is 图书馆."""
    known = {}
    for word in vocabulary.own(vocabulary.TERM):
        if not word.isascii():
            known.setdefault("".join(said[0] for said in syllables(word)), word)
    return known


def forget() -> None:
    """Read the registered names anew at the next query."""
    _kept.clear()


def _carried(sounds: set[str], using: str, column: str = "pinyin") -> dict[str, str]:
    """Sound (initials, key) -> the shortest public maker or subject that has it."""
    wanted = [sound for sound in sounds if sound]
    if not wanted:
        return {}
    marks, moment = ", ".join(["%s"] * len(wanted)), writing.now()
    code = " ".join(f"WHEN '{facet}' THEN {dictionary.code_of(facet, 0)}" for facet in sorted(dictionary.SUGGESTED))
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT v.{column}, v.value FROM search_facetvalue v WHERE v.{column} IN ({marks}) AND EXISTS ("
            "SELECT 1 FROM search_posting p JOIN search_document d ON d.id = p.document_id "
            f"WHERE p.code = v.id + CASE v.facet {code} END AND d.visible_from <= %s AND d.visible_until > %s)",
            [*wanted, moment, moment],
        )
        rows = sorted(cursor.fetchall(), key=lambda row: (-len(row[1]), row[1]))
    return dict(rows)
