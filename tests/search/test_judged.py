"""The judged queries, asked of the demo city on every engine: nDCG@10, and a right answer among the first three."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connections, transaction

from platform_site.portal.seeding import city, pages, records, stories
from search import suggest, writing
from search.engines import get_engine
from search.models import Card, Document
from search.query import SearchRequest
from search.resource import Resource

from . import judged, retrieval

pytestmark = pytest.mark.once

OVERALL, THIRTY, OF_A_KIND, TOP_OF_A_KIND = 0.90, 0.95, 0.70, 0.75
"""Floors: nDCG@10 of all, right on top of the thirty, both of each habit."""
CASES = judged.cases()


@pytest.fixture(scope="module", autouse=True)
def alone():
    """Here the search is asked together with what the other rooms tell it."""


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo city without its pictures, seeded once; the stored resources."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(records, "illustrate", lambda venue, rows: None)
        for module in (pages, stories):
            patch.setattr(module, "one_image", lambda title, spec, collection: None)
        city.seed_city(say=lambda line: None)
        yield [json.loads(data) for data in Card.objects.values_list("data", flat=True)]
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Outcome:
    case: judged.Case
    ndcg: float
    on_top: bool
    wrong: str


def asked(engine, every) -> list[Outcome]:
    """Every case asked of an engine; what a case says of the answer besides, where it is not so."""
    found = []
    for case in CASES:
        result = engine.search(SearchRequest(q=case.q))
        shown = [hit.resource for hit in result.hits]
        wrong = [
            f"meant {result.did_you_mean}" if case.meant and result.did_you_mean != case.meant else "",
            f"read {result.understood}" if case.understood and case.understood not in result.understood else "",
        ]
        found.append(
            Outcome(case, judged.ndcg(case, shown, every), judged.is_on_top(case, shown), " ".join(filter(None, wrong)))
        )
    return found


def shortfalls(outcomes: list[Outcome]) -> list[str]:
    """What is below its floor, is not said as a case demands, or no longer fails although it is known to."""
    known = [one for one in outcomes if one.case.fails]
    found = [f"{one.case.q} no longer fails: take `fails` away" for one in known if one.on_top and not one.wrong]
    rest = [one for one in outcomes if not one.case.fails]
    found += [f"{one.case.q}: {one.wrong}" for one in rest if one.wrong]
    found += below("the thirty", [one for one in outcomes if one.case.listed], 0.0, THIRTY)
    found += below("all", outcomes, OVERALL, THIRTY)
    kinds = defaultdict(list)
    for one in rest:
        kinds[one.case.kind].append(one)
    for kind, ones in kinds.items():
        found += below(kind, ones, OF_A_KIND, TOP_OF_A_KIND)
    return found


def below(name: str, ones: list[Outcome], ndcg: float, top: float) -> list[str]:
    """The figures of some cases that are below a floor, with the worst of them."""
    worst = ", ".join(f"{one.case.q} {one.ndcg:.2f}" for one in sorted(ones, key=lambda one: one.ndcg)[:5])
    off = ", ".join(one.case.q for one in ones if not one.on_top)
    mean, right = (sum(values) / len(ones) for values in ([o.ndcg for o in ones], [o.on_top for o in ones]))
    return [f"{name}: nDCG@10 {mean:.3f}, worst {worst}"] * (mean < ndcg) + [
        f"{name}: {right:.2f} on top, not {off}"
    ] * (right < top)


def test_the_cases_cover_the_habits():
    assert len({case.kind for case in CASES}) >= 25
    assert len(CASES) >= 90
    assert len({case.q for case in CASES}) == len(CASES)
    assert sum(case.listed for case in CASES) == 30


@pytest.mark.django_db
def test_on_the_database(demo):
    assert shortfalls(asked(get_engine("database"), demo)) == []


@pytest.mark.django_db
def test_completion(demo):
    missing = {
        case.q: [one.text for one in suggest.suggestions(case.q)]
        for case in CASES
        if case.suggests and not any(case.suggests in one.text for one in suggest.suggestions(case.q))
    }
    assert missing == {}


@pytest.mark.django_db(databases=["default", "postgres"] if "postgres" in settings.DATABASES else None)
def test_on_postgresql(demo, postgres_url):
    using = "postgres" if "postgres" in settings.DATABASES else "default"
    assert connections[using].vendor == "postgresql"
    if using != "default":
        copy(using)
    assert shortfalls(asked(get_engine("database", using), demo)) == []


@pytest.mark.django_db
def test_on_elasticsearch(demo, elasticsearch_engine):
    retrieval.send(elasticsearch_engine)
    assert shortfalls(asked(elasticsearch_engine, demo)) == []


def copy(using: str) -> None:
    """The documents of the city in another database."""
    cards = dict(Card.objects.values_list("document_id", "data"))
    rows = Document.objects.values_list("pk", "model", "object_pk")
    for document, model, pk in rows:
        writing.store(model, [(pk, Resource(**judged.resource_fields(cards[document])))], using)
