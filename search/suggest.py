"""Completion of what is being typed: makers, subjects, places, titles and pages, by characters, pinyin or initials.

Rooms that know names of their own (places, other names of makers) register a provider.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.db import DEFAULT_DB_ALIAS, connections
from django.urls import reverse

from . import vocabulary, writing
from .addresses import localise, pages_of
from .dialects import dialect_of
from .dictionary import code_of
from .lookup import hits_at
from .plan import plan
from .query import Hit
from .text.folding import HAN, key
from .text.pinyin import initials, syllables
from .text.words import alternatives

LIMIT, SHORTEST_LETTERS, LONGEST = 10, 3, 40
SHARES = {"agent": 3, "subject": 2, "place": 2, "page": 2}
"""The most of a kind that are suggested; titles take the rest."""
KINDS = {"creator": "agent", "subject": "subject"}
EDITORIAL = ("page", "news", "exhibition", "activity")
LAST = "\U0010ffff"
LOOKED_AT, KEPT = 2000, 24
MARKS = ", ".join(["%s"] * len(KINDS))
CODES = " ".join(f"WHEN '{facet}' THEN {code_of(facet, 0)}" for facet in KINDS)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to jump to. `kind` is `agent`, `subject`, `place`, or the kind of the resource whose title it is.

    A provider may leave `url` empty: then the words are searched for, and shown where something public holds them.
    """

    text: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the box, folded. `forms` are what a name may begin with, `sounds` what it may sound like.

    Of a mixture (青hua) the sound is looked up, and the name must begin with the characters that are there.
    """

    forms: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    begins: str = ""

    @classmethod
    def read(cls, text: str) -> Typed:
        """Letters count from the third."""
        start = key(text)[:LONGEST]
        if not start or (start.isascii() and len(start) < SHORTEST_LETTERS and not start.isdigit()):
            return cls()
        if start.isascii():
            return cls((start,), (start,))
        if any(character.isascii() and character.isalpha() for character in start):
            sound = "".join(syllables(start))
            begins = HAN.match(start)
            return cls((start,), (sound,), begins[0] if begins else "")
        return cls(alternatives(start))

    @property
    def all(self) -> tuple[str, ...]:
        """Everything a key may begin with."""
        return tuple(dict.fromkeys((*self.forms, *self.sounds)))

    def fits(self, name: str) -> bool:
        """Whether a name found by its sound also begins as written."""
        return not self.begins or key(name).startswith(alternatives(self.begins))


Provider = Callable[[Typed], Iterable[Suggestion]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider(typed) -> suggestions` for names that lead to something public. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def suggestions(text: str, using: str = DEFAULT_DB_ALIAS) -> list[Suggestion]:
    """Up to ten suggestions for what was typed: makers, subjects, places, titles, pages, each kind together."""
    typed = Typed.read(text)
    if not typed.all:
        return []
    found = _values(typed, using)
    found += _leading([one for provider in _providers for one in provider(typed)], using)
    found += _titles(typed, using)
    found = found or _leading(_services(typed), using)
    unique = {(one.text, one.kind): one for one in reversed(found)}
    return _shared(list(reversed(unique.values())))


def _services(typed: Typed) -> list[Suggestion]:
    """Words of the own list that have this sound or these initials: wenhuaguan and whg are 文化馆."""
    words = dict.fromkeys(word for sound in typed.sounds for word in _heard().get(sound, ()))
    return [Suggestion(word, "subject", "") for word in list(words)[: SHARES["subject"]] if typed.fits(word)]


@cache
def _heard() -> dict[str, list[str]]:
    """Sound or initials -> words of the own list."""
    found: dict[str, list[str]] = {}
    for word in vocabulary.own(vocabulary.TERM):
        if said := syllables(word):
            found.setdefault("".join(said), []).append(word)
            found.setdefault(initials(said), []).append(word)
    return found


def _leading(provided: Sequence[Suggestion], using: str) -> list[Suggestion]:
    """What rooms suggest, each with an address that leads to something."""
    bare = [one.text for one in provided if not one.url]
    known, search = held(bare, using), reverse("search:search")
    return [
        one if one.url else Suggestion(one.text, one.kind, f"{search}?{urlencode({'q': one.text})}")
        for one in provided
        if one.url or one.text in known
    ]


def held(names: Sequence[str], using: str = DEFAULT_DB_ALIAS) -> set[str]:
    """Those of the names that some public resource holds as written; one statement."""
    connection, moment = connections[using], writing.now()
    parts, params = [], []
    for place, name in enumerate(names):
        asked = plan(name)
        if asked.clauses:
            match = dialect_of(connection).match(asked.clauses[0].text())
            seen = f"{match.where} AND d.visible_from <= %s AND d.visible_until > %s"
            parts.append(f"SELECT {place} WHERE EXISTS (SELECT 1 FROM {match.join} WHERE {seen})")
            params += [*match.join_params, *match.where_params, moment, moment]
    if not parts:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return {names[row[0]] for row in cursor.fetchall()}


def _shared(found: Sequence[Suggestion]) -> list[Suggestion]:
    groups: dict[str, list[Suggestion]] = {name: [] for name in ("agent", "subject", "place", "title", "page")}
    for one in found:
        groups["page" if one.kind in EDITORIAL else one.kind if one.kind in groups else "title"].append(one)
    chosen = {name: groups[name][:share] for name, share in SHARES.items()}
    chosen["title"] = groups["title"][: LIMIT - sum(map(len, chosen.values()))]
    spare = LIMIT - sum(map(len, chosen.values()))
    for name, share in SHARES.items():
        more = groups[name][share : share + spare]
        chosen[name] += more
        spare -= len(more)
    return [one for name in groups for one in chosen[name]]


def _range(column: str, forms: Iterable[str]) -> tuple[str, list[str]]:
    """(condition, parameters): ranges that an index answers, whatever the collation of LIKE."""
    wanted = list(forms)
    condition = " OR ".join([f"({column} >= %s AND {column} < %s)"] * len(wanted))
    return condition, [end for form in wanted for end in (form, form + LAST)]


def _values(typed: Typed, using: str) -> list[Suggestion]:
    """Makers and subjects that something public carries, the shortest first; one statement.

    Each way to find them is a stretch of an index of its own. The facet is compared as an expression, lest all of its
    values be read.
    """
    stretches = [_range("key", typed.forms)]
    stretches += [_range(column, typed.sounds) for column in ("pinyin", "initials") if typed.sounds]
    some = " UNION ".join(
        f"SELECT id, facet, value FROM search_facetvalue WHERE ({stretch}) AND facet || '' IN ({MARKS})"
        for stretch, _ in stretches
    )
    moment = writing.now()
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT v.facet, v.value FROM (SELECT * FROM ({some}) s ORDER BY length(value), value LIMIT {KEPT}) v "
            "WHERE EXISTS (SELECT 1 FROM search_posting p JOIN search_document d ON d.id = p.document_id "
            f"WHERE p.code = v.id + CASE v.facet {CODES} END AND d.visible_from <= %s AND d.visible_until > %s)",
            [*(value for _, params in stretches for value in (*params, *KINDS)), moment, moment],
        )
        rows = sorted(cursor.fetchall(), key=lambda row: (len(row[1]), row[1]))
    search = reverse("search:search")
    held = {facet: [value for own, value in rows if own == facet and typed.fits(value)][:LIMIT] for facet in KINDS}
    pages = {facet: pages_of(facet, values) for facet, values in held.items()}
    return [
        Suggestion(value, KINDS[facet], pages[facet].get(value) or f"{search}?{urlencode({facet: value})}")
        for facet, values in held.items()
        for value in values
    ]


def _titles(typed: Typed, using: str) -> list[Suggestion]:
    """Titles that begin so, and editorial pages that hold the characters anywhere; the shortest first."""
    condition, params = _range("key", typed.all)
    within = f"SELECT key, document_id FROM search_titlekey WHERE {condition} ORDER BY key LIMIT {LOOKED_AT}"
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT document_id FROM ({within}) t ORDER BY length(key), key LIMIT {KEPT}", params)
        ids = [row[0] for row in cursor.fetchall()]
        cursor.execute(*_editorial(typed))
        ids += [row[0] for row in cursor.fetchall()]
    hits = [hit for hit in hits_at(list(dict.fromkeys(ids)), using) if typed.fits(hit.title)]
    return [Suggestion(hit.title, str(hit.kind), localise(hit.url)) for hit in sorted(hits, key=_shortest)]


def _editorial(typed: Typed) -> tuple[str, list]:
    """The statement of pages, news, exhibitions and activities: few, so that their titles can be looked through."""
    marks = ", ".join(["%s"] * len(EDITORIAL))
    holding = " OR ".join(["d.title_key LIKE %s"] * len(typed.forms))
    return (
        "SELECT d.id FROM search_facetvalue v JOIN search_posting p ON p.code = v.id + %s "
        f"JOIN search_document d ON d.id = p.document_id WHERE v.facet = 'kind' AND v.value IN ({marks}) "
        f"AND ({holding}) ORDER BY length(d.title_key), d.title_key LIMIT {LIMIT}",
        [code_of("kind", 0), *EDITORIAL, *(f"%{form}%" for form in typed.forms)],
    )


def _shortest(hit: Hit) -> tuple[int, str]:
    return len(hit.title), hit.title
