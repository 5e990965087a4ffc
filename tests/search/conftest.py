"""Real servers for the engines' contract: Elasticsearch with an index of its own for each test."""

import os

import pytest
from elasticsearch import Elasticsearch

from search import addresses, labels, names, opening


def _answering(url: str) -> bool:
    try:
        return bool(url) and Elasticsearch(url, request_timeout=3).ping()
    except ValueError:
        return False


@pytest.fixture(scope="session")
def elasticsearch_server(django_db_setup):
    """The address of a server that answers; without one the test is skipped, and fails where CI is set."""
    from django.conf import settings

    named = (os.environ.get("ELASTICSEARCH_TEST_URL", ""), getattr(settings, "TEST_ELASTICSEARCH_URL", ""))
    for url in (*named, "http://127.0.0.1:9200"):
        if _answering(url):
            return url
    if os.environ.get("CI"):
        pytest.fail("No Elasticsearch answers; `make services` starts one.")
    return pytest.skip("No Elasticsearch answers; `make services` starts one.")


@pytest.fixture
def elasticsearch_engine(elasticsearch_server, settings, db):
    """The engine over a fresh index, chosen in the settings."""
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = elasticsearch_server
    from search.engines import breaker, get_engine

    breaker.breaker.cache_clear()
    engine = get_engine("elasticsearch")
    for left in engine.client.indices.get(index=f"{engine.alias}*"):
        engine.client.indices.delete(index=left)
    yield engine
    for left in engine.client.indices.get(index=f"{engine.alias}*"):
        engine.client.indices.delete(index=left)


@pytest.fixture(autouse=True, scope="module")
def alone():
    """The search room without what other rooms tell it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_providers", [])
        patch.setattr(labels, "_providers", {})
        patch.setattr(addresses, "_localisers", [])
        patch.setattr(opening, "_providers", [])
        yield
