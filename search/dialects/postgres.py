"""PostgreSQL: a tsvector of the same tokens with positions and weights, under a GIN index."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..expressions import ABOUT, DESCRIPTION, IDENTIFIERS, MAKERS, PINYIN, TITLE, All, Any, Expression, Match, Phrase
from ..schema import FIELDS

TABLE = "search_fulltext"
LONG_FIELDS = ("description", "body")
LAST_POSITION, POSITIONS_OF_A_LEXEME, LONGEST, LARGEST, REPEATED = 16383, 255, 500, 1_000_000, 16
SCOPE_WEIGHT = {TITLE: "A", MAKERS: "B", DESCRIPTION: "C"}
PREFIX = {PINYIN: "py:", IDENTIFIERS: "id:", ABOUT: "su:"}
"""Sound, identifiers and, once more, subjects share the vector: a prefix keeps them from the words."""


class PostgreSQL:
    """Dialect of the database engine for PostgreSQL."""

    instr = "position(%s in d.title) > 0"

    @staticmethod
    def unnested(column: str, name: str, alias: str) -> str:
        """A table of the column `value`: the members of a list in a JSON text."""
        return f"jsonb_array_elements_text({column}::jsonb -> '{name}') AS {alias}(value)"

    @staticmethod
    def create_sql() -> list[str]:
        """Statements that make the full-text table."""
        return [
            f"CREATE TABLE {TABLE} (document_id bigint PRIMARY KEY, vector tsvector NOT NULL)",
            f"CREATE INDEX {TABLE}_vector ON {TABLE} USING gin (vector)",
        ]

    @staticmethod
    def drop_sql() -> list[str]:
        """Statements that remove it."""
        return [f"DROP TABLE IF EXISTS {TABLE}"]

    @staticmethod
    def create_tally_sql() -> list[str]:
        """None: a count of each facet code would be a row that all writers wait for."""
        return []

    drop_tally_sql = create_tally_sql

    @staticmethod
    def tally(cursor, changes: Mapping[int, int]) -> None:
        """Nothing is kept."""

    @staticmethod
    def tally_sql(condition: str) -> str:
        """A statement that gives (code, number of documents, public or not) of the codes that meet a condition."""
        return f"SELECT code, count(*) AS number FROM search_posting WHERE {condition} GROUP BY code"

    @staticmethod
    def new_ids(cursor, number: int) -> list[int]:
        """Ids for new documents, from the table's sequence."""
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('search_document', 'id')) FROM generate_series(1, %s)", [number]
        )
        return [row[0] for row in cursor.fetchall()]

    @staticmethod
    def insert(cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
        """New rows of a table, their values as the driver takes them; COPY takes a fifth of the time of INSERT."""
        with (
            cursor.db.wrap_database_errors,
            cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)

    @classmethod
    def write(cls, cursor, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Store the token lines of new documents, in the order of the fields, then pinyin and identifiers."""
        cls.insert(cursor, TABLE, ("document_id", "vector"), ((document, vector(lines)) for document, lines in rows))

    @staticmethod
    def write_again(cursor, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Store the token lines of documents that may have some."""
        cursor.executemany(
            f"INSERT INTO {TABLE} (document_id, vector) VALUES (%s, %s::tsvector) "
            "ON CONFLICT (document_id) DO UPDATE SET vector = excluded.vector",
            [(document, vector(lines)) for document, lines in rows],
        )

    @staticmethod
    def delete(cursor, ids: Sequence[int]) -> None:
        """Forget documents."""
        cursor.execute(f"DELETE FROM {TABLE} WHERE document_id = ANY(%s)", [list(ids)])

    @staticmethod
    def match(expression: Expression) -> Match:
        """How the document table `d` is joined, limited and scored; a higher score is better."""
        query = compile_expression(expression)
        return Match(
            join=f"{TABLE} f JOIN search_document d ON d.id = f.document_id",
            where="f.vector @@ %s::tsquery",
            where_params=[query],
            score="ts_rank(f.vector, %s::tsquery, 1) * 10",
            score_params=[query],
        )

    @classmethod
    def match_or(cls, expression: Expression, condition: str, params: list) -> Match:
        """The same for documents that match, or that a condition on `d` takes in."""
        plain = cls.match(expression)
        return replace(plain, where=f"({plain.where} OR {condition})", where_params=[*plain.where_params, *params])

    @staticmethod
    def ids_sql(expression: Expression, columns: str = "") -> tuple[str, list]:
        """A statement that gives the ids of matching documents, public or not, behind other columns."""
        return f"SELECT {columns}document_id FROM {TABLE} WHERE vector @@ %s::tsquery", [compile_expression(expression)]


def vector(lines: Sequence[str]) -> str:
    """A tsvector literal of one document's token lines, fields two positions apart, the long ones last."""
    by_field = dict(zip((*(field.name for field in FIELDS), PINYIN, IDENTIFIERS), lines, strict=True))
    ranks = {field.name: field.rank for field in FIELDS}
    order = [(name, "") for name in ranks if name not in LONG_FIELDS]
    order += [(PINYIN, PREFIX[PINYIN]), (IDENTIFIERS, PREFIX[IDENTIFIERS]), ("subjects", PREFIX[ABOUT])]
    places = Places()
    for name, prefix in (*order, *((name, "") for name in LONG_FIELDS)):
        places.add(by_field[name].split(), prefix, ranks.get(name, "D"))
    return " ".join(f"{_quoted(token)}:{','.join(found)}" for token, found in places.found.items())


class Places:
    """Positions of tokens within what a tsvector holds.

    Positions end at 16,383. A longer text begins again at 1, a few tokens repeated, so that its phrases are found to
    the end; that two tokens of different turns stand side by side by chance is rare enough. What a tsvector truly
    cannot hold stays out: a token's 256th position, and whatever would make the vector larger than a megabyte.
    """

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.next, self.room = 1, LARGEST

    def add(self, words: Sequence[str], prefix: str, rank: str) -> None:
        """Note the tokens of a field."""
        start = 0
        while start < len(words):
            part = words[start : start + LAST_POSITION + 1 - self.next]
            for place, word in enumerate(part, self.next):
                self._note(prefix + word[:LONGEST], f"{place}{rank}")
            start += len(part)
            if start < len(words):
                start, self.next = max(0, start - REPEATED), 1
            else:
                self.next += len(part) + 2

    def _note(self, token: str, place: str) -> None:
        known = self.found.get(token)
        cost = 2 if known else len(token.encode()) + 6
        if cost <= self.room and (known is None or len(known) < POSITIONS_OF_A_LEXEME):
            self.room -= cost
            self.found.setdefault(token, []).append(place)


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def compile_expression(expression: Expression) -> str:
    """tsquery syntax; every token is quoted, so nothing a user types is an operator."""
    if isinstance(expression, Phrase):
        prefix, weight = PREFIX.get(expression.scope, ""), SCOPE_WEIGHT.get(expression.scope, "")
        words = [_quoted(prefix + token[:LONGEST]) + (f":{weight}" if weight else "") for token in expression.tokens]
        if expression.prefix:
            words[-1] += "*" if weight else ":*"
        return "(" + " <-> ".join(words) + ")"
    word = " & " if isinstance(expression, All) else " | "
    assert isinstance(expression, All | Any)
    return "(" + word.join(compile_expression(part) for part in expression.parts) + ")"
