"""The database engine under the contract: SQLite by default, PostgreSQL beside it where a server is."""

import os

import pytest
from django.conf import settings

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
