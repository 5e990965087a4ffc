"""Questions of the retrieval sets, asked in both scripts of the passages alone."""

import time

from django.conf import settings

from search import writing
from search.engines import get_engine
from search.models import Document
from tests.search import retrieval

PATIENT = 10
"""Seconds to wait for an answer: what is found counts here, and the time of a question is given beside it."""


def run(step: int) -> dict:
    """Set -> script -> [questions, recall@10, MRR, milliseconds a question]."""
    settings.ELASTICSEARCH_TIMEOUT = PATIENT
    engine = get_engine(settings.SEARCH_ENGINE)
    answer = {}
    for name in retrieval.SETS:
        writing.remove(list(Document.objects.all()))
        retrieval.fill(name)
        if settings.SEARCH_ENGINE == "elasticsearch":
            emptied(engine)
            retrieval.send(engine)
        answer[name] = {script: asked(engine, name, step, script == "other") for script in ("own", "other")}
    if settings.SEARCH_ENGINE == "elasticsearch":
        emptied(engine)
    return answer


def asked(engine, name: str, step: int, other: bool) -> list[float]:
    questions = retrieval.questions(name, step)
    started = time.perf_counter()
    found = retrieval.measure(name, questions, engine.search, other=other)
    spent = (time.perf_counter() - started) / len(questions) * 1000
    return [len(questions), found.recall, found.mrr, spent]


def emptied(engine) -> None:
    """Without the indices of the last set."""
    for index in engine.client.indices.get(index=f"{engine.alias}*"):
        engine.client.indices.delete(index=index)
