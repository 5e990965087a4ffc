"""Tunables of the search room; a Django setting of the same name overrides each default."""

from django.conf import settings

DEFAULTS = {
    "SEARCH_ENGINE": "database",
    "SEARCH_INDEX_PREFIX": "culture",
    "SEARCH_FACET_SIZE": 40,
    "SEARCH_BATCH": 500,
    "SEARCH_COUNTED": 50_000,  # matches of words that are counted; of more it is said that there are more
    "SEARCH_RATE_LIMITS": {},
    "TRUSTED_PROXIES": 0,
    "SEARCH_BULK": 500,  # documents in a bulk request of a rebuild
    "SEARCH_LOG_DAYS": 180,  # how long it is kept what was asked; 0 keeps nothing
    "ELASTICSEARCH_URL": "",
    "ELASTICSEARCH_TIMEOUT": 0.25,  # seconds of a whole search, then the database answers it
    "ELASTICSEARCH_STATUS_TIMEOUT": 1.0,
    "ELASTICSEARCH_WRITE_TIMEOUT": 60,
}


def get(name: str):
    """The setting, or this room's default."""
    return getattr(settings, name, DEFAULTS[name])
