"""What a query means beyond its characters: dates in it, words written without spaces, phrases that ask nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from . import names, spelling, vocabulary
from .dates import DateSpan, dates_in
from .parting import asked_for, is_long_run, parted, plain, sentence_stretches, stretches, taken_out
from .plan import MOST_CLAUSES, SPLIT, Date, Plan, is_sound_of, plan_of, without_marks
from .plan import plan as literally
from .text.folding import key

Answer = TypeVar("Answer")
WORD = re.compile(r"\S+")
SHORT_DATE = re.compile(
    "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|.[代朝]|[隋唐宋元明清民][初末]|晚.|两.|康乾|抗[战日]|文革"
)
SHORTEST_DATE = 3
"""Characters; two of them are oftener another word (周末, 长安, 元年), and an era's name is in the periods anyhow. A
year of the cycle, a dynasty so called, its beginning or end, and two dynasties in their order are shorter."""
DIGITS_OF_YEARS = 8
"""Of two years; what has more is a number of another kind, an ISBN perhaps."""
LEADING_ZERO = re.compile(r"(?<!\d)0\d")
"""No year is written so: 示-0012 is the number of an object."""
BEHIND_A_DASH = re.compile(r"[^\W\d]\s?[-‐‑–—－/.:：]\s?\d")
"""Nor is 示-1001, the number of another."""
NUMBERED = re.compile(r"(?!公元|西元)[^\W\d]{1,4}\d{4}")
"""示1001 is a number too, whatever year a lenient reader may see in it."""
DIGITS_OF_NUMBERS = 4
FEW, LONG = 5, 5
"""With fewer results, a query of so many characters that is made of known words is asked by these too."""
YEAR = re.compile(r"(?<!\S)(1\d{3}|20\d{2})(?!\S)")
LONGEST_PHRASE = 3
"""English words that have a name together."""
EXHIBITIONS = "展览"
"""What 展 behind a word asks for: 书法展."""
NAMED = 4
"""Other names of one word that are tried in its place."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as understood. `certain` says that it is meant so whatever else the characters may match."""

    words: tuple[str, ...]
    dates: tuple[Date, ...] = ()
    certain: bool = False
    known: frozenset[str] = frozenset()


def ways(q: str, *, exact: bool = False) -> Iterator[Iterable[Plan]]:
    """The plans of a query in groups: all of its words as written or understood, as corrected, any of its words.

    What a group holds is worked out when it is tried, and it is tried where those before it find nothing.
    """
    literal = literally(q)
    if exact or not literal.clauses:
        yield [literal]
        return
    yield _whole_ways(q, literal)
    if _is_number(literal):
        return
    meant = spelling.better(q)
    if meant:
        yield (replace(way, corrected=meant) for way in _whole_ways(meant, literally(meant)))
    if meant and q.isascii():  # nobody writes half of a name in pinyin
        yield from ([replace(way, corrected=meant)] for way in _loose_ways(meant, literally(meant)))
    yield from ([way] for way in _loose_ways(q, literal))


def first_that_finds(
    groups: Iterable[Iterable[Plan]], ask: Callable[[Plan], tuple[int, Answer]]
) -> tuple[Plan, Answer] | None:
    """The first way of a group that finds enough, with its answer; else the one that finds most, else the first of all.

    `ask(plan)` gives how many it finds, whatever is selected besides, and the answer.
    """
    nothing, kept, most = None, None, 0
    for tries in groups:
        for asked in tries:
            number, answer = ask(asked)
            nothing = nothing or (asked, answer)
            if number > most:
                kept, most = (asked, answer), number
            if number and most >= asked.enough:
                return kept
        if kept:
            return kept
    return nothing


def _whole_ways(q: str, literal: Plan) -> Iterator[Plan]:
    """The plans that ask for all of the query."""
    meant = read(q) if _may_be_certain(q) else None
    first = meant is not None and meant.certain
    undated = _without_the_day(q)
    if not first:
        is_long = len(key(literal.written)) >= LONG and not _is_one_latin_word(literal)
        yield replace(literal, enough=FEW) if is_long or undated or _without_ending(q) != q else literal
    meant = meant or read(q)
    named = None if first else _named(q, meant)
    if named:
        yield named
    understood = plan_of(q, list(meant.words), meant.dates, read=True, known=meant.known)
    if understood.clauses and understood.dates_or_words() != literal.dates_or_words():
        is_word = len(literal.clauses) == 1 and q.strip() not in vocabulary.lone_dynasties()
        whole = literal.clauses if is_word else ()
        yield replace(understood, whole=whole, enough=FEW if undated else 1)
    if undated:
        yield from (replace(way, whole=literal.clauses) for way in _whole_ways(undated, literally(undated)))
    if first and not _is_dated_in_letters(meant):
        yield literal


def _without_the_day(q: str) -> str:
    """The query without 今天, 本周 and the like, which no record holds; empty where there is none, or nothing else."""
    rest = " ".join(_days().sub(" ", q).split())
    return rest if rest != q else ""


@cache
def _days() -> re.Pattern:
    """What tells the day; 本周 is not in 本周末, nor 下周 in 下周六."""
    return re.compile(f"(?:{'|'.join(vocabulary.days())})(?![末一二三四五六日天])")


def _loose_ways(q: str, literal: Plan) -> Iterator[Plan]:
    """The plans for which any word of the query is enough."""
    meant = read_loosely(q)
    understood = replace(plan_of(q, list(meant.words), meant.dates, read=True, known=meant.known), loose=True)
    relaxed = replace(literal, loose=True)
    is_shorter = bool(understood.clauses) and len(key("".join(meant.words))) < len(key(literal.written))
    if understood.is_relaxable() or is_shorter:
        yield understood
    if literal.is_relaxable() and not is_shorter and relaxed.terms() != understood.terms():
        yield relaxed


def _may_be_certain(q: str) -> bool:
    """Whether it is worth asking before the characters are tried: a date is there, or a run begins with a dynasty."""
    text = without_marks(q)
    return bool(_dates(text)[0]) or any(
        piece[0] in vocabulary.dynasties() and is_long_run(piece) for piece in SPLIT.split(text) if piece
    )


def _is_dated_in_letters(meant: Reading) -> bool:
    """Whether a dynasty was read in letters beside words: as a sound (qing is 青 too) it would find other things."""
    return bool(meant.words) and any(date.text.isascii() for date in meant.dates)


def _is_one_latin_word(literal: Plan) -> bool:
    """Whether there is nothing to be parted."""
    return len(literal.clauses) == 1 and literal.written.isascii() and literal.written.isalpha()


def _is_number(literal: Plan) -> bool:
    """Whether the query is a number of something: where nothing has it, nothing else was meant."""
    digits = sum(map(str.isdigit, literal.identifier))
    return digits >= DIGITS_OF_NUMBERS and digits * 2 > len(literal.identifier)


def read(q: str) -> Reading:
    """Understand a query."""
    dates, rest = _dates(without_marks(q))
    pieces = _pieces(rest)
    known = vocabulary.known(dict.fromkeys(part for piece in pieces for part in stretches(piece)))
    words: list[str] = []
    periods = False
    for piece in pieces:
        parts = parted(piece, known)
        if len(parts) == 1 and parts[0] not in known and (bare := asked_for(piece, known)) != piece:
            parts = parted(bare, known)
        periods = periods or (len(parts) > 1 and known.get(plain(parts[0])) == vocabulary.PERIOD)
        words += parts
    words = [EXHIBITIONS if word == "展" and len(words) > 1 else word for word in words]
    known |= {EXHIBITIONS: vocabulary.TERM}
    asked = tuple(word for word in words if not _is_stop(word, known)) or (() if dates else tuple(words))
    return Reading(asked, dates, bool(dates) or periods, frozenset(word for word in asked if plain(word) in known))


def read_loosely(q: str) -> Reading:
    """Understand what can be understood of a query; the rest are words that nobody knows."""
    dates, rest = _dates(without_marks(q))
    pieces = _pieces(rest)
    known = vocabulary.known(dict.fromkeys(part for piece in pieces for part in sentence_stretches(piece)))
    words = [found for piece in pieces for found in taken_out(piece, known)][:MOST_CLAUSES]
    words = [one for one in words if not _is_stop(one[0], known)] or words
    return Reading(
        tuple(word for word, _ in words), dates, known=frozenset(word for word, is_known in words if is_known)
    )


def _pieces(text: str) -> list[str]:
    """What stands between spaces and punctuation; English words that have one name together stay together."""
    words = [word for word in SPLIT.split(text) if word][:MOST_CLAUSES]
    found: list[str] = []
    while words:
        lengths = range(min(LONGEST_PHRASE, len(words)), 1, -1)
        length = next((n for n in lengths if vocabulary.is_english_phrase(" ".join(words[:n]))), 1)
        found.append(_without_ending(" ".join(words[:length])))
        words = words[length:]
    return found


def _without_ending(word: str) -> str:
    """康熙罐子 asks for a 罐: behind a shape 子 says nothing."""
    shapes = vocabulary.own(vocabulary.SHAPE)
    return word[:-1] if len(word) > 1 and word[-1] == "子" and word[-2] in shapes else word


def _is_stop(word: str, known: Mapping[str, str]) -> bool:
    """Whether a word asks nothing."""
    return known.get(plain(word)) == vocabulary.STOP or word.lower() in vocabulary.english_stops()


def _named(q: str, meant: Reading) -> Plan | None:
    """The query as one word, with other names in the place of a word that it is made of: 株州博物馆 is 株洲博物馆."""
    whole = key(q)
    if meant.dates or len(meant.words) < 2 or key("".join(meant.words)) != whole or not is_long_run(whole):
        return None
    others = names.other_names(meant.words)
    found = [
        "".join((*meant.words[:place], name, *meant.words[place + 1 :]))
        for place, word in enumerate(meant.words)
        for name in others[word][:NAMED]
        if not name.isascii()
    ]
    if not found:
        return None
    named = plan_of(q, [q], read=True, others={q: tuple(dict.fromkeys(found))})
    return replace(named, enough=FEW) if len(whole) >= LONG else named


def _dates_read(text: str) -> Iterator[DateSpan]:
    """What the readers find, without dynasties in letters where the whole query is a sound: `qing hua` is 青花.

    A dynasty of one character that is all of the query is read as such: 元 is 元代 before it is 元宵 or 铜元.
    """
    is_sound = " " in text.strip() and all(map(is_sound_of, text.split()))
    found = dates_in(text)
    if text.strip() in vocabulary.lone_dynasties():
        found = tuple(replace(span, start=0, end=len(text)) for span in dates_in(f"{text.strip()}代"))
    return (
        span
        for span in found
        if not (is_sound and span.text.isascii() and span.text.isalpha()) and not NUMBERED.fullmatch(span.text)
    )


def _is_short_date(text: str) -> bool:
    """Whether two characters are a date for all that: 明清 is, for 清 follows 明, while 清明 is a festival."""
    order = vocabulary.dynasties()
    return bool(SHORT_DATE.fullmatch(text)) or (
        len(text) == 2 and all(c in order for c in text) and order.index(text[0]) < order.index(text[1])
    )


def _bare_years(text: str) -> Iterator[DateSpan]:
    """A number of four digits that stands alone and may be a year of ours."""
    for match in YEAR.finditer(unicodedata.normalize("NFKC", text)):
        year = int(match[0])
        yield DateSpan(match.start(), match.end(), match[0], match[0], year, year)


def _dates(text: str) -> tuple[tuple[Date, ...], str]:
    """The dates of a query, and the query without them."""
    found: dict[tuple[int, int], list] = {}
    numbers = [word.span() for word in WORD.finditer(text) if sum(map(str.isdigit, word[0])) > DIGITS_OF_YEARS]
    for span in (*_dates_read(text), *_bare_years(text)):
        is_name = len(span.text) < SHORTEST_DATE and not _is_short_date(span.text)
        is_number = (
            LEADING_ZERO.search(span.text)
            or BEHIND_A_DASH.search(text[max(0, span.start - 3) : span.end])
            or any(start <= span.start < end for start, end in numbers)
        )
        if not is_name and not is_number:
            found.setdefault((span.start, span.end), []).append(span)
    dates, rest = [], text
    for (start, end), spans in sorted(found.items(), reverse=True):
        label = spans[0].label if len(spans) == 1 else spans[0].text
        years = tuple((span.year_from, span.year_to) for span in spans)
        called = vocabulary.period_names(spans[0].text) or vocabulary.period_names(label)
        dates.append(Date(spans[0].text, label, years, called))
        rest = f"{rest[:start]} {rest[end:]}"
    return tuple(reversed(dates)), rest
