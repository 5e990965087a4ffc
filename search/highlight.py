"""Marks what matched in the written form: the text is folded with its offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

import regex

from . import vocabulary
from .plan import Plan, Run
from .text.folding import HAN, fold, fold_with_offsets, written_as

FIELDS = ("title", "alternative", "creators", "subjects", "description", "body")
SNIPPET, BEFORE = 120, 30
FULL = ("title", "alternative", "creators", "subjects")
"""Shown whole; the others as a stretch around the first hit."""


class Sought(NamedTuple):
    """What is marked: a pattern over folded text, and what the written text must hold before it is worth folding."""

    folded: regex.Pattern
    written: re.Pattern | None


def patterns(plan: Plan) -> Sought | None:
    """All that the plan looks for; None when it looks for nothing."""
    found: list[str] = []
    asking = [clause for clause in plan.clauses if clause.written.lower() not in vocabulary.english_stops()]
    for clause in asking or plan.clauses:
        for group in (clause.runs, *clause.others):
            if len(group) > 1 and group is not clause.runs and not any(run.han for run in group):
                found.append(_as_one(group))  # no lone and of blue and white
                continue
            telling = [run for run in group if not run.han or len(run.forms[0]) > 1]  # no lone 年 of 康熙35年
            for run in telling or group:
                found.extend(_forms(run, plan.loose and not clause.known))
    ordered = tuple(sorted(dict.fromkeys(found), key=len, reverse=True))
    return _compiled(ordered) if ordered else None


def _as_one(group: Iterable[Run]) -> str:
    return r"\b" + r"\W+".join(f"(?:{'|'.join(map(regex.escape, run.forms))})" for run in group) + r"\b"


def _forms(run: Run, relaxed: bool) -> Iterable[str]:
    for form in run.forms:
        if not run.han:
            yield rf"\b{regex.escape(form)}\b"
        elif relaxed and len(form) > 2:
            yield from (regex.escape(form[place : place + 2]) for place in range(len(form) - 1))
        else:
            yield regex.escape(form)


@lru_cache(maxsize=256)
def _compiled(forms: tuple[str, ...]) -> Sought:
    first = "".join({form[0] for form in forms})
    written = re.compile(f"[{''.join(map(written_as, first))}]") if HAN.fullmatch(first) else None
    return Sought(regex.compile("|".join(forms)), written)


def highlights(resource: Mapping[str, object], sought: Sought | None) -> dict[str, str]:
    """Field -> escaped HTML with `<mark>`, for the fields that match."""
    found: dict[str, str] = {}
    for name in FIELDS if sought else ():
        value = resource.get(name)
        if not value:
            continue
        text = value if isinstance(value, str) else "；".join(value)
        marked = mark(text, sought, whole=name in FULL)
        if marked:
            found[name] = marked
    return found


def mark(text: str, sought: Sought, *, whole: bool) -> str:
    """The text, or a stretch of it around the first hit, with its matches marked; empty when nothing matches."""
    if sought.written and not sought.written.search(text):
        return ""
    folded = fold(text)
    first = sought.folded.search(folded)
    if first is None:
        return ""
    offsets = fold_with_offsets(text)[1] if len(folded) != len(text) else range(len(text) + 1)
    start, end = (0, len(text)) if whole else _stretch(text, offsets[first.start()], offsets[first.end() - 1] + 1)
    parts, place = ["…" if start and text[start - 1] != "\n" else ""], start
    for begin, last in _spans(folded, offsets, sought.folded, first.start(), end):
        parts += [escape(text[place:begin]), "<mark>", escape(text[begin:last]), "</mark>"]
        place = last
    return "".join([*parts, escape(text[place:end]), "…" if text[end : end + 1] not in ("", "\n") else ""])


def _spans(folded: str, offsets: Sequence[int], pattern: regex.Pattern, first: int, end: int) -> list[tuple[int, int]]:
    """Where the pattern matches before `end`, in the written text; matches that touch become one."""
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(folded, first, overlapped=True):
        begin, last = offsets[match.start()], offsets[match.end() - 1] + 1
        if last > end:
            break
        if spans and begin <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((begin, last))
    return spans


def _stretch(text: str, first: int, last: int) -> tuple[int, int]:
    """The stretch around a match, within its line: the lines of a body are texts of their own."""
    start = max(0, first - BEFORE, text.rfind("\n", 0, first) + 1)
    line = text.find("\n", last)
    return start, min(len(text) if line < 0 else line, max(start + SNIPPET, last))
