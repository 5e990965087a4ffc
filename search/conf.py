"""Tunables of the search room; a Django setting of the same name overrides each default."""

from django.conf import settings

DEFAULTS = {
    "SEARCH_ENGINE": "database",
    "SEARCH_INDEX_PREFIX": "culture",
    "SEARCH_FACET_SIZE": 40,
    "SEARCH_BATCH": 500,
    "ELASTICSEARCH_URL": "",
    "ELASTICSEARCH_TIMEOUT": 5,
    "ELASTICSEARCH_WRITE_TIMEOUT": 60,
}


def get(name: str):
    """The setting, or this room's default."""
    return getattr(settings, name, DEFAULTS[name])
