"""Retrieval sets: Chinese passages, questions on them, and which passage answers which question."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import opencc
from django.utils import timezone

from search import sending, writing
from search.models import Document
from search.query import SearchRequest, SearchResult
from search.resource import Kind, Resource
from tests.data import data_file

SETS = {"CMRC": "cmrc2018_dev", "DRCD": "drcd_dev"}
CONVERSIONS = {"CMRC": "s2t", "DRCD": "t2s"}
"""How a question is written in the script that its set does not use."""
FIRST = 10


@dataclass(frozen=True)
class Question:
    """A question in the set's own script, and in the other; the id of the one passage that answers it."""

    own: str
    other: str
    answer: str


@dataclass(frozen=True)
class Measured:
    """Share of the questions whose passage is among the first ten, and the mean of one over its place."""

    recall: float
    mrr: float
    missed: tuple[str, ...]


def _lines(name: str) -> Iterator[str]:
    with gzip.open(data_file(f"relevance/{name}"), "rt", encoding="utf-8") as stream:
        yield from (line.rstrip("\n") for line in stream if not line.startswith("query_id\t"))


@cache
def passages(name: str) -> dict[str, dict]:
    """Id -> passage with its title."""
    return {row["_id"]: row for row in map(json.loads, _lines(f"{SETS[name]}_corpus.jsonl.gz"))}


@cache
def questions(name: str, step: int = 1) -> tuple[Question, ...]:
    """Every question, or every `step`th one."""
    answers = {row[0]: row[1] for row in (line.split("\t") for line in _lines(f"{SETS[name]}_qrels.tsv.gz"))}
    convert = opencc.OpenCC(CONVERSIONS[name]).convert
    rows = [line.split("\t") for line in _lines(f"{SETS[name]}_queries.tsv.gz")]
    asked = [(row[1], answers[row[0]]) for row in rows if row[0] in answers]
    return tuple(Question(text, convert(text), answer) for text, answer in asked[::step])


def resource_id(name: str, passage: str) -> str:
    return f"ark:/99999/{name.lower()}-{passage}"


def fill(name: str, using: str = "default") -> int:
    """Write the passages as documents. Returns how many."""
    rows = passages(name)
    items = [
        (
            resource_id(name, key),
            Resource(
                id=resource_id(name, key),
                kind=Kind.WORK,
                venue="library",
                url=f"/{key}/",
                title=row["title"] or key,
                body=row["text"],
                modified=timezone.now(),
            ),
        )
        for key, row in rows.items()
    ]
    for start in range(0, len(items), 500):
        writing.store("retrieval.passage", items[start : start + 500], using)
    return len(items)


def send(engine) -> None:
    """Write all documents of the database to the engine's index, findable at once."""
    changes = list(sending.documents_of(Document.objects.all(), "default"))
    for start in range(0, len(changes), 500):
        engine.write(changes[start : start + 500], engine.targets())
    engine.refresh()


def measure(
    name: str, asked: Iterable[Question], search: Callable[[SearchRequest], SearchResult], *, other: bool = False
) -> Measured:
    """Ask each question, in the set's script or in the other."""
    found, reciprocal, missed, number = 0, 0.0, [], 0
    for question in asked:
        number += 1
        text = question.other if other else question.own
        result = search(SearchRequest(q=text[:200], page_size=FIRST))
        ids = [hit.id for hit in result.hits]
        wanted = resource_id(name, question.answer)
        if wanted in ids:
            found += 1
            reciprocal += 1 / (ids.index(wanted) + 1)
        else:
            missed.append(text)
    return Measured(found / number, reciprocal / number, tuple(missed))
