"""What a query asks of a full-text table, without its dialect."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

TEXT, TITLE, MAKERS, ABOUT, DESCRIPTION = "text", "title", "makers", "about", "description"
PINYIN, IDENTIFIERS = "pinyin", "identifiers"
SCOPES = {
    TEXT: ("title", "alternative", "creators", "names", "subjects", "description", "body"),
    TITLE: ("title",),
    MAKERS: ("alternative", "creators", "names"),
    ABOUT: ("subjects",),
    DESCRIPTION: ("description",),
    PINYIN: ("pinyin",),
    IDENTIFIERS: ("identifiers",),
}
"""Groups of fields that a phrase can be asked of. Every engine knows these seven."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens one after another in one field of the scope; with `prefix`, the last one may go on."""

    tokens: tuple[str, ...]
    scope: str = TEXT
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part matches somewhere in the document."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part matches."""

    parts: tuple[Expression, ...]


Expression = Phrase | All | Any


def within(expression: Expression, scope: str) -> Expression | None:
    """The same asked of a narrower scope; None where the expression does not ask for text."""
    if isinstance(expression, Phrase):
        return replace(expression, scope=scope) if expression.scope == TEXT else None
    parts = [part for one in expression.parts if (part := within(one, scope))]
    if not parts or (isinstance(expression, All) and len(parts) < len(expression.parts)):
        return None
    return type(expression)(tuple(parts))


@dataclass(frozen=True, slots=True)
class Match:
    """An expression in SQL: source tables with `d` for the documents, a condition, a score, and their parameters."""

    join: str
    where: str
    where_params: list
    score: str
    score_params: list = field(default_factory=list)
    join_params: list = field(default_factory=list)
