"""Memory stays level whatever the file's size, and queries do not grow with the rows of a chunk."""

import json
import tracemalloc

from django.db import connection
from django.test.utils import CaptureQueriesContext

from platform_site.exchange.domain.importing import CHUNK

ROW = {"institution": "zz-museum", "creators": [{"name": "某"}], "subjects": ["山水"], "period": "清"}


def write_rows(path, count):
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            row = ROW | {"identifier": str(number), "title": f"题{number}", "description": "说" * 400}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def peak(ingest, path):
    tracemalloc.start()
    ingest("museum.table", path, apply=False)
    _now, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


def test_memory_does_not_grow_with_the_file(ingest, tmp_path):
    ingest("museum.table", write_rows(tmp_path / "warm.jsonl", 600), apply=False)
    small = peak(ingest, write_rows(tmp_path / "small.jsonl", 3 * CHUNK))
    large = peak(ingest, write_rows(tmp_path / "large.jsonl", 12 * CHUNK))
    assert large < small + 3_000_000


def test_a_chunk_costs_the_same_queries_at_one_and_at_three_rows(ingest, tmp_path):
    counts = []
    for number, rows in enumerate((1, 3)):
        path = tmp_path / f"{number}.jsonl"
        lines = [json.dumps(ROW | {"identifier": f"{number}-{row}", "title": "题"}) for row in range(rows)]
        path.write_text("\n".join(lines), encoding="utf-8")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            ingest("museum.table", path, apply=False)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_records_are_looked_up_by_their_numbers_however_many_the_institution_has(ingest, tmp_path):
    rows = [ROW | {"identifier": str(number), "title": "题", "part_of": "全"} for number in range(3)]
    path = tmp_path / "parts.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with CaptureQueriesContext(connection) as captured:
        ingest("museum.table", path)
    statements = [query["sql"] for query in captured]
    lookups = [sql for sql in statements if 'FROM "museum_object"' in sql and "IN ('" in sql]
    assert len(lookups) >= 2, "the records and their wholes"
    assert [sql for sql in lookups if "ORDER BY" in sql] == [], "an order makes SQLite read all of the institution"
