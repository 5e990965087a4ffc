"""From what was typed to what is asked: clauses, each with the forms, sounds and other names that satisfy it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from . import names
from .expressions import IDENTIFIERS, PINYIN, TEXT, TITLE, All, Any, Expression, Phrase, within
from .text.folding import fold, key
from .text.pinyin import segmentations, syllables
from .text.tokens import bigrams, runs
from .text.words import alternatives, numbers

MARKS = regex.compile(r"[《》〈〉「」『』“”\"‘’'〝〞＂()（）\[\]【】{}]+")
APOSTROPHE = regex.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")
SPLIT = regex.compile(r"[\s,，、;；。！？!?…：～~]+")
LETTERS = regex.compile(r"[a-z]+(?:['’][a-z]+)*")
SHORTEST_SOUND, SHORTEST_IDENTIFIER, MOST_CLAUSES = 2, 4, 24
LONE, UNKNOWN = 0.4, 0.5


Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one script: its possible forms, the typed one first."""

    forms: tuple[str, ...]
    han: bool

    def is_lone(self) -> bool:
        """Whether it is a single character of Han."""
        return self.han and len(self.forms[0]) == 1


@dataclass(frozen=True, slots=True)
class Date:
    """A stretch of the query that names years, with what it is called, and other words for it."""

    text: str
    label: str
    spans: tuple[Span, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A word of the query. It holds when all runs match, or its sound, or another name of it.

    `spans` are the years that the word names, (first, last), None where open: then it also holds when the years of the
    document overlap one of them. `label` is how those years are shown. A `known` word is never taken to pieces.
    """

    written: str
    runs: tuple[Run, ...]
    sounds: tuple[tuple[str, ...], ...] = ()
    others: tuple[tuple[Run, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    label: str = ""
    known: bool = False

    def text(self, scope: str = TEXT) -> Expression:
        """The characters of the clause, each run in some field of the scope."""
        return _all([run_expression(run, scope) for run in self.runs])

    def expression(self) -> Expression:
        """Characters, other names or sound."""
        parts = [self.text()]
        parts += [_all([run_expression(run, TEXT) for run in other]) for other in self.others]
        parts += [Phrase(sound, PINYIN) for sound in self.sounds]
        return _any(parts)

    def is_lone(self) -> bool:
        """Whether it is a single character of Han, which says little among others."""
        return len(self.runs) == 1 and self.runs[0].is_lone()

    def terms(self) -> list[Expression]:
        """What of the clause is enough: all of a known word, else any pair of its characters, its sound or names."""
        if self.known or self.spans:
            return [self.expression()]
        telling = [run for run in self.runs if not run.is_lone()] or self.runs
        parts = [part for run in telling for part in _loose(run)]
        parts += [_all([run_expression(run, TEXT) for run in other]) for other in self.others]
        return parts + [Phrase(sound, PINYIN) for sound in self.sounds]


@dataclass(frozen=True, slots=True)
class Plan:
    """A query understood in one way. Without clauses it asks for everything."""

    written: str
    clauses: tuple[Clause, ...]
    identifier: str = ""
    expanded: tuple[str, ...] = ()
    void: bool = False
    """Whether something was typed that holds no word at all; it finds nothing."""
    loose: bool = False
    """Whether any of the words is enough."""
    read: bool = False
    """Whether the words are those that were recognised, not those that stood between spaces."""
    whole: tuple[Clause, ...] = ()
    """The query as it was written, where the clauses are its words: what holds it is worth more."""
    enough: int = 1
    """How many results leave nothing to be asked: with fewer, the next way that asks for all words is tried too."""
    corrected: str = ""
    """What is asked instead of the query, of which nothing was found as it was written."""

    @property
    def words(self) -> tuple[Clause, ...]:
        """The clauses that only text satisfies."""
        return tuple(clause for clause in self.clauses if not clause.spans)

    @property
    def dated(self) -> tuple[Clause, ...]:
        """The clauses that the years of a document satisfy as well."""
        return tuple(clause for clause in self.clauses if clause.spans)

    def expression(self) -> Expression:
        """What the text must hold: all words, where there are none the first date as it is written."""
        if self.loose:
            return self.relaxed()
        return self.strict() if self.words else self._with_identifier(self.dated[0].expression())

    def dates_or_words(self) -> list[tuple]:
        """What is asked, to compare two ways."""
        return [(clause.written, clause.spans) for clause in self.clauses]

    @property
    def title_keys(self) -> tuple[str, ...]:
        """Keys of a title that is exactly the query, in every form; the typed form first."""
        whole = key(self.written)
        return alternatives(whole) if whole else ()

    def strict(self) -> Expression:
        """Every word, or the whole query as an identifier."""
        return self._with_identifier(_all([clause.expression() for clause in self.words]))

    def terms(self) -> tuple[tuple[Expression, float], ...]:
        """What is looked for when any of it is enough, each once, with the share of its weight.

        A lone character among words says little: it is looked for in titles, and weighs less. What is left over between
        known words weighs less as well, however rare it is.
        """
        found: dict[Expression, float] = {}
        is_parted = any(clause.known for clause in self.clauses)
        for clause in self.clauses:
            if clause.is_lone() and not clause.known and len(self.clauses) > 1:
                found |= {term: LONE for one in clause.terms() if (term := within(one, TITLE))}
            else:
                found |= dict.fromkeys(clause.terms(), UNKNOWN if is_parted and not clause.known else 1.0)
        return tuple(found.items())

    def relaxed(self) -> Expression:
        """Any word that was recognised, else any pair of characters."""
        return self._with_identifier(_any([term for term, _ in self.terms()]))

    def is_relaxable(self) -> bool:
        """Whether relaxing asks for something else than the strict query."""
        return len(self.clauses) > 1 or any(
            len(clause.runs) > 1 or any(run.han and len(run.forms[0]) > 2 for run in clause.runs)
            for clause in self.clauses
        )

    def _with_identifier(self, expression: Expression) -> Expression:
        if not self.identifier:
            return expression
        return _any([expression, Phrase((self.identifier,), IDENTIFIERS, prefix=True)])


def _all(parts: list[Expression]) -> Expression:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _any(parts: list[Expression]) -> Expression:
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def run_expression(run: Run, scope: str) -> Expression:
    """A run in any of its forms, in the fields of the scope."""
    if not run.han:
        return _any([Phrase((form,), scope) for form in run.forms])
    return _any([Phrase(tuple(bigrams(form)), scope, prefix=len(form) == 1) for form in run.forms])


def _loose(run: Run) -> list[Expression]:
    if not run.han or len(run.forms[0]) < 3:
        return [run_expression(run, TEXT)]
    written = run.forms[0]
    pairs = [written[place : place + 2] for place in range(len(written) - 1)]
    return [_any([Phrase((form,)) for form in alternatives(pair)]) for pair in pairs]


def _runs(text: str) -> tuple[Run, ...]:
    return tuple(Run(alternatives(run) if han else numbers(run), han) for run, han in runs(text))


def plan(q: str) -> Plan:
    """A query as written. Punctuation that only embraces is dropped; operators do not exist."""
    plain = without_marks(q)
    return plan_of(q, [word for word in SPLIT.split(plain) if word][:MOST_CLAUSES])


def plan_of(
    q: str,
    words: list[str],
    dates: Iterable[Date] = (),
    *,
    read: bool = False,
    known: Container[str] = (),
    others: Mapping[str, Sequence[str]] | None = None,
) -> Plan:
    """The plan of words, and of dates, that were found in a query; the `known` ones are never taken to pieces.

    `others` are the other names of the words, where they are not to be asked of who knows some.
    """
    plain = without_marks(q)
    clauses, expanded = [], []
    for word, found in (others or names.other_names(_joined_sounds(words))).items():
        clause = _clause(word, found, known=bool(found) or word in known)
        if clause.runs:
            clauses.append(clause)
            expanded.extend(found)
    clauses += [_dated(date) for date in dates]
    whole = key(plain).removeprefix("isbn")
    return Plan(
        written=plain.strip(),
        clauses=tuple(clauses),
        identifier=whole if _is_identifier(whole) else "",
        expanded=tuple(dict.fromkeys(expanded)),
        void=bool(q.strip()) and not clauses,
        read=read,
    )


def _dated(date: Date) -> Clause:
    others = tuple(other for name in date.names if (other := _runs(name)))
    return Clause(date.text, _runs(date.text), others=others, spans=date.spans, label=date.label)


def without_marks(q: str) -> str:
    """The query without quotes and brackets; an apostrophe between letters stays (`xi'an`)."""
    return MARKS.sub(" ", APOSTROPHE.sub("\x01", q)).replace("\x01", "'")


def _is_identifier(whole: str) -> bool:
    return len(whole) >= SHORTEST_IDENTIFIER and any(c.isdigit() for c in whole) and len(whole) <= 80


def _joined_sounds(words: list[str]) -> list[str]:
    """Neighbouring words of letters that are all syllables become one clause: `qi bai shi`."""
    found: list[list[str]] = []
    for word in words:
        sound = is_sound_of(word)
        if sound and found and is_sound_of(found[-1][-1]):
            found[-1].append(word)
        else:
            found.append([word])
    return [" ".join(group) for group in found]


def is_sound_of(word: str) -> bool:
    """Whether a word is letters that can be read as syllables."""
    typed = fold(word)
    return bool(LETTERS.fullmatch(typed)) and bool(segmentations(typed))


def _clause(word: str, others: Iterable[str], *, known: bool) -> Clause:
    named = tuple(other for name in others if (other := _runs(name)))
    return Clause(word, _runs(word), _sounds(word), named, known=known)


def _sounds(word: str) -> tuple[tuple[str, ...], ...]:
    """Syllable phrases of a clause that holds letters: typed ones split, characters read."""
    ways: list[tuple[str, ...]] = [()]
    letters = False
    for run, han in runs(word):
        if han:
            more = [tuple(syllables(run))]
        elif LETTERS.fullmatch(run):
            more, letters = list(segmentations(run)), True
        else:
            return ()
        ways = [way + step for way in ways for step in more][:4]
    return tuple(way for way in ways if len("".join(way)) >= SHORTEST_SOUND) if letters else ()
