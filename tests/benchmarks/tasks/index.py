"""The index of a run on Elasticsearch: filled by the product's own rebuild, removed at the end."""

import time

from django.core.management import call_command

from search.engines import get_engine


def run(action: str) -> dict:
    engine = get_engine("elasticsearch")
    started = time.perf_counter()
    if action == "fill":
        call_command("rebuild_index", verbosity=0)
        engine.refresh()
    else:
        for name in engine.client.indices.get(index=f"{engine.alias}*"):
            engine.client.indices.delete(index=name)
    return {"seconds": time.perf_counter() - started}
