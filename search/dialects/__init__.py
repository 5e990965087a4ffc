"""How each database stores and asks full text: tokens are made in Python, the rest is the dialect's."""

from .postgres import PostgreSQL
from .sqlite import SQLite

DIALECTS = {"sqlite": SQLite, "postgresql": PostgreSQL}


def dialect_of(connection) -> type[SQLite] | type[PostgreSQL]:
    """The dialect by the connection's vendor. Raises KeyError for a database that search does not speak."""
    return DIALECTS[connection.vendor]
