"""Completion of what is being typed: titles, makers and subjects, by characters, pinyin or initials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Q
from django.urls import reverse

from . import dictionary, writing
from .addresses import localise, pages_of
from .dictionary import SUGGESTED
from .models import Card, Document, FacetValue, TitleKey
from .text.folding import key
from .text.words import alternatives

LIMIT, EACH, SHORTEST_LETTERS, LONGEST = 10, 6, 3, 40
KINDS = {"creator": "agent", "subject": "subject"}
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to jump to. `kind` is `agent`, `subject`, or the kind of the resource whose title it is."""

    text: str
    kind: str
    url: str


def suggestions(typed: str, using: str = DEFAULT_DB_ALIAS) -> list[Suggestion]:
    """Up to ten suggestions for what was typed, makers and subjects before titles; letters count from the third."""
    start = key(typed)[:LONGEST]
    if not start or (start.isascii() and len(start) < SHORTEST_LETTERS and not start.isdigit()):
        return []
    forms = alternatives(start)
    found: dict[tuple[str, str], Suggestion] = {}
    named = list(_values(forms, using))[: LIMIT - EACH // 2]
    for suggestion in (*named, *_titles(forms, using)):
        found.setdefault((suggestion.text, suggestion.kind), suggestion)
    return list(found.values())[:LIMIT]


def _begins(column: str, form: str) -> Q:
    """A range that an index answers, whatever the collation of LIKE."""
    return Q(**{f"{column}__gte": form, f"{column}__lt": form + LAST})


def _values(forms: Iterable[str], using: str) -> Iterator[Suggestion]:
    wanted = Q()
    for form in forms:
        for column in ("key", "pinyin", "initials") if form.isascii() else ("key",):
            wanted |= _begins(column, form)
    rows = FacetValue.objects.using(using).filter(wanted, facet__in=SUGGESTED).order_by("key")[: EACH * 6]
    ordered = sorted(rows, key=lambda row: (row.facet, len(row.value)))
    pages = {facet: pages_of(facet, [row.value for row in ordered if row.facet == facet]) for facet in SUGGESTED}
    for row in ordered:
        if _is_carried(dictionary.code_of(row.facet, row.pk), using):
            search = f"{reverse('search:search')}?{urlencode({row.facet: row.value})}"
            yield Suggestion(row.value, KINDS[row.facet], pages[row.facet].get(row.value, search))


def _is_carried(code: int, using: str) -> bool:
    """Whether a document that is public now has the value."""
    moment = writing.now()
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM search_posting p JOIN search_document d ON d.id = p.document_id "
            "WHERE p.code = %s AND d.visible_from <= %s AND d.visible_until > %s LIMIT 1",
            [code, moment, moment],
        )
        return cursor.fetchone() is not None


def _titles(forms: Iterable[str], using: str) -> list[Suggestion]:
    wanted, moment = Q(), writing.now()
    for form in forms:
        wanted |= _begins("key", form)
    ids = list(TitleKey.objects.using(using).filter(wanted).order_by("key").values_list("document_id", flat=True)[:40])
    public = Document.objects.using(using).filter(pk__in=ids, visible_from__lte=moment, visible_until__gt=moment)
    documents = sorted(public.only("pk", "title"), key=lambda d: (len(d.title), d.title))[:EACH]
    cards = Card.objects.using(using).in_bulk([document.pk for document in documents])
    resources = (cards[document.pk].resource for document in documents if document.pk in cards)
    return [Suggestion(r["title"], r["kind"], localise(r["url"])) for r in resources]
