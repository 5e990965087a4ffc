"""Wagtail's search over the same records: filled from the documents of a city, rebuilt, asked."""

import json
import sqlite3
import time

from django.core.management import call_command
from django.db import connection
from wagtail.search.backends import get_search_backend

from ..figures import percentile
from ..peer.models import COUNTED, SEARCHED, Record

MOST = 10_000
FIRST = {"creator": "creators", "period": "periods", "material": "materials"}


def run(action: str, **arguments) -> dict:
    return {"fill": fill, "rebuild": rebuild, "ask": ask, "remove": remove}[action](**arguments)


def fill(source: str) -> dict:
    """Copies the records out of the database file of a city."""
    if Record._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Record)
    rows = sqlite3.connect(f"file:{source}?mode=ro", uri=True).execute("SELECT data FROM search_card")
    made = 0
    while found := rows.fetchmany(2000):
        made += len(Record.objects.bulk_create([record(json.loads(data)) for (data,) in found]))
    return {"records": made}


def record(resource: dict) -> Record:
    values = {name: _text(resource.get(name, "")) for name in (*SEARCHED, "venue", "kind", "institution")}
    values |= {name: (resource.get(many) or [""])[0][:255] for name, many in FIRST.items()}
    return Record(resource_id=resource["id"], **values)


def _text(value: str | list) -> str:
    return value if isinstance(value, str) else " ".join(value)


def rebuild(backend: str) -> dict:
    started = time.perf_counter()
    call_command("update_index", backend_name=backend, verbosity=0)
    return {"seconds": time.perf_counter() - started, "records": Record.objects.count()}


def ask(backend: str, words: dict[str, list[str]]) -> dict:
    """Milliseconds of the first page with six counts, for each set of words; recall and precision of the Chinese."""
    engine = get_search_backend(backend)
    answer = {}
    for name, queries in words.items():
        times = []
        for query in queries:
            page(engine, query, backend)
            started = time.perf_counter()
            page(engine, query, backend)
            times.append((time.perf_counter() - started) * 1000)
        answer[name] = [percentile(times, 0.5), percentile(times, 0.95)]
    return answer | truth(engine, words["Chinese words"])


def page(engine, query: str, backend: str) -> None:
    found = engine.search(query, Record)
    list(found[:20])
    found.count()
    if backend == "elasticsearch":  # its database engine does not count
        for name in COUNTED:
            found.facet(name)


def truth(engine, queries: list[str]) -> dict:
    texts = {row[0]: "\n".join(row[1:]) for row in Record.objects.values_list("pk", *SEARCHED)}
    expected = hits = both = true = 0
    for query in queries:
        holding = {pk for pk, text in texts.items() if query in text}
        found = {row.pk for row in engine.search(query, Record)[:MOST]}
        expected, hits, both = expected + len(holding), hits + len(found), both + len(holding & found)
        true += sum(query in texts[pk] for pk in found)
    return {"recall": both / expected if expected else None, "precision": true / hits if hits else None}


def remove() -> dict:
    engine = get_search_backend("elasticsearch")
    for name in engine.es.indices.get(index=f"{engine.index_prefix}*"):
        engine.es.indices.delete(index=name)
    return {}
