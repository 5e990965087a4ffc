"""The database engine under the contract: SQLite by default, PostgreSQL beside it where a server is."""

import os

import pytest
from django.conf import settings

from .contract import EngineContract


@pytest.mark.django_db
class TestDefaultDatabase(EngineContract):
    """On the suite's own database."""


@pytest.mark.django_db(databases=["default", "postgres"] if "postgres" in settings.DATABASES else None)
@pytest.mark.once
class TestPostgreSQL(EngineContract):
    """On PostgreSQL beside it."""

    using = "postgres"

    @pytest.fixture(autouse=True)
    def _server(self):
        if "postgres" not in settings.DATABASES:
            if os.environ.get("CI") and settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
                pytest.fail("TEST_POSTGRES_URL is not set; `make services` starts a server.")
            pytest.skip("TEST_POSTGRES_URL is not set; `make services` starts a server.")
