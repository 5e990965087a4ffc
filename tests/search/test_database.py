"""The database engine under the contract: SQLite by default, PostgreSQL beside it where a server is."""

import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from search.dialects import dialect_of
from search.engines import database, listing

from .app.models import Thing
from .contract import EngineContract


class DatabaseContract(EngineContract):
    """What the server counts for nothing and a database does not."""

    def test_no_more_is_counted_of_a_facet_alone_either(self, settings):
        settings.SEARCH_COUNTED = 3
        for number in range(4):
            self.add(f"瓶{number}")
        result = self.search(venue=("museum",), page_size=2)
        assert (result.total, result.total_relation) == (3, "gte")
        assert len(result.hits) == 2
        assert len(self.walked(venue=("museum",))) == 4

    def test_a_walk_counts_all_also_after_a_page_that_did_not(self, settings):
        settings.SEARCH_COUNTED = 3
        for number in range(5):
            self.add(f"瓶{number}")
        assert self.search(venue=("museum",)).total_relation == "gte"
        walked = self.search(venue=("museum",), after="*", page_size=2)
        assert (walked.total, walked.total_relation) == (5, "eq")

    def test_frequent_choices_are_found_and_counted_like_rare_ones(self, monkeypatch):
        for number in range(12):
            self.add(f"瓶{number}", subjects=["花鸟", "山水"][number % 2 :], creators=[f"某{number % 3}"])
        many = tuple(f"某{number}" for number in range(8))
        asked = [
            {"venue": ("museum",), "page_size": 3},
            {"venue": ("museum",), "subject": ("花鸟",), "page_size": 2, "page": 2},
            {"subject": ("花鸟",), "creator": ("某0", "某1"), "page_size": 2},
            {"subject": ("花鸟",), "creator": many},
            {"subject": ("花鸟",), "creator": ("某2",), "sort": "title"},
            {"q": "瓶", "subject": ("花鸟",), "creator": ("某1",)},
            {"q": "瓶", "subject": ("花鸟",), "creator": many},
        ]
        rare = [self.search(**one) for one in asked]
        monkeypatch.setattr(listing, "STRETCH", 4)
        monkeypatch.setattr(database, "GATHERED", 0)
        frequent = [self.search(**one) for one in asked]
        assert rare[0].total == 12
        for before, after in zip(rare, frequent, strict=True):
            assert [hit.id for hit in after.hits] == [hit.id for hit in before.hits]
            assert (after.total, after.facets, after.flags) == (before.total, before.facets, before.flags)

    def test_the_most_frequent_values_are_those_of_public_things(self, settings):
        settings.SEARCH_FACET_SIZE = 1
        for number in range(3):
            self.add(f"藏{number}", subjects=["山水"], visible_from=timezone.now() + timedelta(hours=1))
        self.add("瓶", subjects=["花鸟"])
        assert [(value.value, value.count) for value in self.search().facets["subject"]] == [("花鸟", 1)]
        chosen = self.search(subject=("山水",)).facets["subject"]
        assert [(value.value, value.count) for value in chosen] == [("花鸟", 1), ("山水", 0)]

    def test_the_count_of_each_value_follows_every_change(self):
        things = [self.add(f"瓶{number}", subjects=["花鸟", "山水"][number % 2 :]) for number in range(4)]
        assert self.tallied() == self.recounted()
        things[0].data["subjects"] = ["人物"]
        things[0].save(using=self.using)
        things[1].live = False
        things[1].save(using=self.using)
        Thing.objects.using(self.using).get(pk=things[2].pk).delete()
        self.settle()
        assert self.tallied() == self.recounted() != {}

    def tallied(self):
        tally = dialect_of(connections[self.using]).tally_sql("1 = 1")
        return {code: number for code, number in self.rows(tally) if number}

    def recounted(self):
        return dict(self.rows("SELECT code, count(*) FROM search_posting GROUP BY code"))

    def rows(self, statement):
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()


@pytest.mark.django_db
class TestDefaultDatabase(DatabaseContract):
    """On the suite's own database."""


@pytest.mark.django_db(databases=["default", "postgres"] if "postgres" in settings.DATABASES else None)
@pytest.mark.once
class TestPostgreSQL(DatabaseContract):
    """On PostgreSQL beside it."""

    using = "postgres"

    @pytest.fixture(autouse=True)
    def _server(self):
        if "postgres" not in settings.DATABASES:
            if os.environ.get("CI") and settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
                pytest.fail("TEST_POSTGRES_URL is not set; `make services` starts a server.")
            pytest.skip("TEST_POSTGRES_URL is not set; `make services` starts a server.")
