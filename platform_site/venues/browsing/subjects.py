"""Subjects by the schemes that order them: broader and narrower terms, each with what is held under it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platform_site.vocabulary.models import Concept
from search.browsing import Counted, Shelf

from .bars import Bar, measured, search_url

SCHEMES = {
    "heritage-object-class": gettext_lazy("文物类别"),
    "artwork-category": gettext_lazy("美术门类"),
    "ich-class": gettext_lazy("非遗门类"),
    "clc": gettext_lazy("图书分类"),
    "heritage-material": gettext_lazy("质地"),
    "term": gettext_lazy("主题词"),
}
FREE = "of no scheme"
MOST, MOST_VALUES, DEEPEST = 1000, 50, 6


def tree(shelf: Shelf, counted: list[Counted]) -> tuple[Bar, ...]:
    """A bar for each scheme with its terms within; subjects of no scheme come last. Two queries.

    A term counts what carries it or anything beneath it, each thing once.
    """
    counts = {item.value: item.count for item in counted[:MOST]}
    known = list(Concept.objects.filter(label__in=counts).select_related("parent__parent__parent"))
    terms = {term.pk: term for concept in known for term in lineage(concept)}
    beneath: dict[int | None, list[Concept]] = {}
    for term in sorted(terms.values(), key=lambda term: (term.scheme, term.sort_order, term.notation, term.label)):
        beneath.setdefault(term.parent_id if term.parent_id in terms else None, []).append(term)
    tops = beneath.get(None, [])
    groups = {str(term.pk): carried(term, beneath, counts) for term in terms.values()}
    groups |= {f"scheme {name}": [v for t in tops if t.scheme == name for v in groups[str(t.pk)]] for name in SCHEMES}
    labels = {term.label for term in terms.values()}
    groups[FREE] = [value for value in counts if value not in labels]
    totals = shelf.together("subject", groups)

    def bar(term: Concept) -> Bar:
        values = groups[str(term.pk)][:MOST_VALUES]
        within = tuple(bar(child) for child in beneath.get(term.pk, ()))
        return Bar(
            term.local_label, search_url(shelf.venue, subject=values), totals.get(str(term.pk), 0), within=within
        )

    branches = [
        Bar(str(label), "", total, within=ordered(bar(term) for term in tops if term.scheme == name))
        for name, label in SCHEMES.items()
        if (total := totals.get(f"scheme {name}"))
    ]
    rest = tuple(Bar(value, search_url(shelf.venue, subject=value), counts[value]) for value in groups[FREE])
    return measured([*branches, *([Bar(_("其他主题"), "", totals[FREE], within=rest)] if rest else [])])


def ordered(bars: Iterator[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: -bar.count))


def lineage(concept: Concept) -> Iterator[Concept]:
    """The term and its broader ones, as far as they were read."""
    for _step in range(DEEPEST):
        yield concept
        if concept.parent_id is None or "parent" not in concept._state.fields_cache:
            return
        concept = concept.parent


def carried(term: Concept, beneath: dict, counts: dict[str, int]) -> list[str]:
    """The values of the term and of all beneath it that something carries."""
    own = [term.label] if term.label in counts else []
    return own + [value for child in beneath.get(term.pk, ()) for value in carried(child, beneath, counts)]
