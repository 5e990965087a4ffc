"""What a result says of how the query was understood."""

from __future__ import annotations

from collections.abc import Sequence

from .highlight import patterns
from .plan import Plan
from .query import Hit
from .text.folding import fold

SHOWN = (
    "title", "alternative", "creators", "creator_names", "subjects", "materials", "periods", "places", "date_text",
    "description", "body",
)  # fmt: skip


def told(asked: Plan, hits: Sequence[Hit]) -> dict[str, tuple[str, ...]]:
    """Fields of a SearchResult: other names, words not all of which matched, those none matched, dates."""
    words = tuple(clause.written for clause in asked.clauses)
    return {
        "expanded": ((asked.corrected,) if asked.corrected else ()) + asked.expanded,
        "did_you_mean": asked.corrected or None,
        "relaxed": words if asked.loose else (),
        "dropped": _dropped(asked, hits) if asked.loose and len(words) > 1 else (),
        "understood": tuple(clause.label for clause in asked.dated) if not asked.loose else (),
    }


def _dropped(asked: Plan, hits: Sequence[Hit]) -> tuple[str, ...]:
    text = fold("\n".join(_text(hit) for hit in hits))
    found = []
    for clause in asked.clauses:
        sought = patterns(Plan(clause.written, (clause,), loose=asked.loose, read=asked.read))
        if hits and sought is not None and not clause.sounds and sought.folded.search(text) is None:
            found.append(clause.written)
    return tuple(found)


def _text(hit: Hit) -> str:
    values = [hit.resource.get(name, "") for name in SHOWN]
    return "\n".join(value if isinstance(value, str) else "\n".join(value) for value in values)
