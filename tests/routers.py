"""Which tables the second database of the tests holds."""


class SearchOnPostgreSQL:
    """PostgreSQL beside SQLite holds the search room only: other migrations write to the default database."""

    def allow_migrate(self, db, app_label, **hints):
        return app_label in ("search", "searchtest") if db == "postgres" else None
