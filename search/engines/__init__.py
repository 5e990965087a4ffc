"""Search engines under one contract, chosen by the setting SEARCH_ENGINE."""

from django.db import DEFAULT_DB_ALIAS
from django.utils.module_loading import import_string

from .. import conf
from .base import Engine

ENGINES = {
    "database": "search.engines.database.DatabaseEngine",
    "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine",
}


def get_engine(name: str | None = None, using: str = DEFAULT_DB_ALIAS) -> Engine:
    """The engine of the given name, by default the one of the settings."""
    return import_string(ENGINES[name or conf.get("SEARCH_ENGINE")])(using=using)
