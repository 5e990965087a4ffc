"""SQLite: an FTS5 table whose tokens are made in Python; one column a field, BM25 by column."""

from collections.abc import Iterable, Mapping, Sequence

from ..expressions import SCOPES, All, Any, Expression, Match, Phrase
from ..schema import FIELD_NAMES

TABLE, TALLY = "search_fulltext", "search_tally"
COLUMNS = (*FIELD_NAMES, "pinyin", "identifiers")
PARAMETERS = 900
"""Of one IN list; far below what SQLite allows, and short enough to be prepared once."""


class SQLite:
    """Dialect of the database engine for SQLite with FTS5."""

    instr = "instr(d.title, %s) > 0"
    weights = "5.0, 4.0, 3.0, 2.0, 2.0, 1.0, 1.0, 0.5, 1.0"

    @staticmethod
    def unnested(column: str, name: str, alias: str) -> str:
        """A table of the column `value`: the members of a list in a JSON text."""
        return f"json_each({column}, '$.{name}') AS {alias}"

    @staticmethod
    def create_sql() -> list[str]:
        """Statements that make the full-text table."""
        separators = "tokenize = \"ascii tokenchars '._:,;''&'\""
        return [f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(COLUMNS)}, {separators})"]

    @staticmethod
    def drop_sql() -> list[str]:
        """Statements that remove it."""
        return [f"DROP TABLE IF EXISTS {TABLE}"]

    @staticmethod
    def create_tally_sql() -> list[str]:
        """Statements that make the table of how many documents each facet code has.

        Counting a million documents takes a second, reading what was counted none.
        """
        return [
            f"CREATE TABLE {TALLY} (code integer PRIMARY KEY, number integer NOT NULL)",
            f"INSERT INTO {TALLY} SELECT code, count(*) FROM search_posting GROUP BY code",
        ]

    @staticmethod
    def drop_tally_sql() -> list[str]:
        """Statements that remove it."""
        return [f"DROP TABLE {TALLY}"]

    @staticmethod
    def tally(cursor, changes: Mapping[int, int]) -> None:
        """Count documents of facet codes: so many more, or fewer."""
        cursor.executemany(
            f"INSERT INTO {TALLY} VALUES (%s, %s) ON CONFLICT (code) DO UPDATE SET number = number + excluded.number",
            list(changes.items()),
        )

    @staticmethod
    def tally_sql(condition: str) -> str:
        """A statement that gives (code, number of documents, public or not) of the codes that meet a condition."""
        return f"SELECT code, number FROM {TALLY} WHERE {condition}"

    @staticmethod
    def new_ids(cursor, number: int) -> range:
        """Ids for new documents. The write transaction is exclusive, so that counting on is safe."""
        cursor.execute(
            "SELECT max((SELECT coalesce(max(id), 0) FROM search_document), "
            f"(SELECT coalesce(max(rowid), 0) FROM {TABLE}))"
        )
        first = cursor.fetchone()[0] + 1
        return range(first, first + number)

    @staticmethod
    def insert(cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
        """New rows of a table, their values as the driver takes them."""
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    @classmethod
    def write(cls, cursor, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Store the token lines of new documents, in the order of `COLUMNS`."""
        cls.insert(cursor, TABLE, ("rowid", *COLUMNS), [(document, *lines) for document, lines in rows])

    @classmethod
    def write_again(cls, cursor, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Store the token lines of documents that may have some."""
        cls.delete(cursor, [document for document, _lines in rows])
        cls.write(cursor, rows)

    @staticmethod
    def delete(cursor, ids: Sequence[int]) -> None:
        """Forget documents."""
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(document,) for document in ids])

    @classmethod
    def match(cls, expression: Expression) -> Match:
        """How the document table `d` is joined, limited and scored; a higher score is better."""
        return Match(
            join=f"{TABLE} f JOIN search_document d ON d.id = f.rowid",
            where=f"f.{TABLE} MATCH %s",
            where_params=[compile_expression(expression)],
            score=f"-bm25({TABLE}, {cls.weights})",
        )

    @classmethod
    def match_or(cls, expression: Expression, condition: str, params: list) -> Match:
        """The same for documents that match, or that a condition on `d` takes in; the latter without a score."""
        return Match(
            join="search_document d LEFT JOIN ("
            f"SELECT rowid AS id, -bm25({TABLE}, {cls.weights}) AS score FROM {TABLE} WHERE {TABLE} MATCH %s"
            ") f ON f.id = d.id",
            join_params=[compile_expression(expression)],
            where=f"(f.id IS NOT NULL OR {condition})",
            where_params=params,
            score="f.score",
        )

    @staticmethod
    def ids_sql(expression: Expression, columns: str = "") -> tuple[str, list]:
        """A statement that gives the ids of matching documents, public or not, behind other columns."""
        return f"SELECT {columns}rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [compile_expression(expression)]


def compile_expression(expression: Expression) -> str:
    """FTS5 query syntax; every token is quoted, so nothing a user types is an operator."""
    if isinstance(expression, Phrase):
        words = " ".join(token.replace('"', "") for token in expression.tokens)
        star = " *" if expression.prefix else ""
        return f'{{{" ".join(SCOPES[expression.scope])}}} : "{words}"{star}'
    word = " AND " if isinstance(expression, All) else " OR "
    assert isinstance(expression, All | Any)
    return "(" + word.join(compile_expression(part) for part in expression.parts) + ")"
