"""The Elasticsearch engine. The only module that speaks to the server.

Requests and the client's errors are here, the aliases and lives of the indices in `indices.py`, bulk writing in
`bulk.py`, the circuit breaker in `breaker.py`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, partial

from django.db import DEFAULT_DB_ALIAS
from elasticsearch import (
    ApiError,
    ConnectionTimeout,
    Elasticsearch,
    NotFoundError,
    OrjsonSerializer,
    TransportError,
)
from elasticsearch.dsl import Search

from .. import conf, dictionary, facets, walking, writing
from ..highlight import highlights, patterns
from ..plan import Plan
from ..query import Hit, SearchRequest, SearchResult
from ..reading import first_that_finds, ways
from ..schema import CLOCKED, FACETS, FLAGS
from ..telling import told
from ..years import Years
from . import breaker, bulk, mapping, seated, waiting
from .base import EngineBusy, EngineUnavailable
from .body import ENDS, apart, best_only, body, of_parts
from .indices import Indices
from .loose import LEAST

logger = logging.getLogger(__name__)
logging.getLogger("elastic_transport").setLevel(logging.ERROR)  # lines for each request and retry drown the rest
_pool = ThreadPoolExecutor(max_workers=16, thread_name_prefix="elasticsearch")
GIVEN_UP = 5
"""Seconds that a question may go on for which nobody waits any more: its answer fills the server's caches."""
_left: ContextVar[float] = ContextVar("search_left")
"""Seconds that the search of this thread may still wait for the server; what it takes itself is not the server's."""


@lru_cache(maxsize=8)
def client(url: str) -> Elasticsearch:
    """One client, and connection pool, for an address (several hosts with commas)."""
    return Elasticsearch(
        url.split(","),
        serializer=OrjsonSerializer(),
        request_timeout=GIVEN_UP,
        retry_on_timeout=False,
        retry_on_status=(),  # who asks decides: a search goes to the database, a bulk request waits
    )


@contextmanager
def answering() -> Iterator[None]:
    """Turns what says that the server cannot answer into EngineUnavailable, or EngineBusy where it may in a moment."""
    try:
        yield
    except ConnectionTimeout as error:
        raise EngineBusy(str(error)) from error
    except (TransportError, NotFoundError) as error:
        raise EngineUnavailable(str(error)) from error
    except ApiError as error:
        if error.status_code == bulk.TOO_MANY:
            raise EngineBusy(str(error)) from error
        if error.status_code >= 500:
            raise EngineUnavailable(str(error)) from error
        raise


class ElasticsearchEngine(Indices):
    """Finds in an Elasticsearch index that holds what the documents' table holds."""

    name = "elasticsearch"
    answering = staticmethod(answering)

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        address = conf.get("ELASTICSEARCH_URL")
        super().__init__(client(address), conf.get("SEARCH_INDEX_PREFIX"))
        self.using = using
        self.breaker = breaker.breaker("Elasticsearch", address)

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request."""
        started = time.perf_counter()
        unsent = waiting.hidden(self.using)
        _left.set(conf.get("ELASTICSEARCH_TIMEOUT"))
        with self.breaker.asking(), answering():
            asked, (sent, response) = self._answer(request, unsent)
            found = response["hits"]["hits"]
            parts = self._parts(sent, found) if request.q and not request.part_of else {}
        pattern = patterns(asked)
        hits = tuple(_hit(one, pattern) for one in found)
        last = found[-1]["sort"] if len(found) == request.page_size else None
        return SearchResult(
            total=response["hits"]["total"]["value"],
            total_relation=response["hits"]["total"]["relation"],
            page=request.page,
            page_size=request.page_size,
            engine=self.name,
            hits=hits,
            facets=self._facets(response["aggregations"], request),
            flags=_flags(response["aggregations"]["also"], request, response["hits"]["total"]["value"]),
            parts=parts,
            years=Years.counted(*(_decades(response["aggregations"]["years"][end]) for end in ENDS)),
            next=walking.cursor(request, self.name, last),
            took_ms=round((time.perf_counter() - started) * 1000),
            **told(asked, hits),
        )

    def _answer(self, request: SearchRequest, unsent: Sequence[str]) -> tuple[Plan, tuple[dict, dict]]:
        """The body and the answer of the first way to understand the query that finds enough."""
        moment = writing.last_boundary(self.using)

        def ask(asked: Plan) -> tuple[int, tuple[dict, dict]]:
            whole = body(asked, request, moment=moment, without=unsent)
            if asked.loose:
                whole["min_score"] = (self._ask(best_only(whole))["hits"]["max_score"] or 0) * LEAST
            response = seated.answer(self._ask, whole, request, asked) if request.q else self._ask_apart(whole)
            number = _matched(response) if request.q else response["hits"]["total"]["value"]
            return number, (whole, response)

        return first_that_finds(ways(request.q, exact=request.exact), ask)

    def _parts(self, sent: dict, found: Sequence[dict]) -> dict[str, int]:
        """How many parts are found of what the hits are parts of."""
        keys = sorted({hit["_source"]["part_of"] for hit in found if "part_of" in hit["_source"]})
        return _counts(self._ask(of_parts(sent, keys))["aggregations"]["parts"]) if keys else {}

    def _ask(self, request_body: dict) -> dict:
        # query and counts go as they are: the DSL would copy each clause, which takes longer than the rest of a search
        large = {name: request_body[name] for name in ("query", "aggs") if name in request_body}
        small = {name: value for name, value in request_body.items() if name not in large}
        search = Search(using=self.client, index=self.alias).extra(**small)
        found = self._waited(partial(self.client.search, index=self.alias, **_arguments(search.to_dict() | large))).body
        if found["timed_out"] or found["_shards"]["failed"]:
            raise EngineUnavailable("a part of the index does not answer")
        return found

    def _waited(self, ask: Callable):
        """The answer, within the time that all questions of the search share."""
        started, future = time.monotonic(), _pool.submit(ask)
        try:
            return future.result(timeout=_left.get())
        except TimeoutError as error:
            future.cancel()
            raise EngineBusy(f"no answer within {conf.get('ELASTICSEARCH_TIMEOUT')} s") from error
        finally:
            _left.set(max(0.0, _left.get() - (time.monotonic() - started)))

    def _ask_apart(self, whole: dict) -> dict:
        """The answer to a request without words, asked in two parts at once."""
        page, counts = apart(whole)
        searches = [{}, page, {"request_cache": True}, counts]
        ask = partial(self.client.msearch, index=self.alias, searches=searches)
        answers = self._waited(ask).body["responses"]
        for answer in answers:
            if "error" in answer:
                raise EngineUnavailable(str(answer["error"])[:300])
        found, counted = answers
        aggregations = counted["aggregations"]
        total = {"value": aggregations["total"]["doc_count"], "relation": "eq"}
        return {"hits": {**found["hits"], "total": total}, "aggregations": aggregations}

    def _facets(self, aggregations: dict, request: SearchRequest) -> dict:
        institutions = {bucket["key"] for bucket in aggregations["institution"]["values"]["buckets"]}
        institutions.update(request.institution)
        stored = dictionary.labels_of("institution", institutions, self.using)
        shown = {}
        for facet in FACETS:
            buckets = {**_counts(aggregations[facet].get("chosen")), **_counts(aggregations[facet]["values"])}
            for value in getattr(request, facet):
                buckets.setdefault(value, 0)
            found = [((value, stored.get(value, "")), count) for value, count in buckets.items()]
            shown[facet] = facets.labelled(facet, found, request)
        return shown

    def status(self) -> dict[str, object]:
        """Whether the server answers, the indices behind the aliases, their documents and bytes, and the breaker."""
        quick = self.client.options(request_timeout=conf.get("ELASTICSEARCH_STATUS_TIMEOUT"), max_retries=0)
        told = breaker.told(self.breaker.name)
        resting = {"breaker": self.breaker.state if self.breaker.reason or not told else breaker.OPEN, **told}
        try:
            with answering():
                health = quick.cluster.health(index=self.alias)["status"]
                stats = quick.indices.stats(index=self.alias, metric="docs,store")["_all"]["primaries"]
                index, previous, targets = self.current(), self.previous(), self._behind(self.write_alias)
        except EngineUnavailable as error:
            return {"available": False, "answering": "database", "error": str(error)[:300], **resting}
        return {
            "available": health != "red",
            "answering": self.name if self.breaker.state == breaker.CLOSED and health != "red" else "database",
            "health": health,
            "index": index,
            "previous": previous,
            "filling": [name for name in targets if name != index],
            "documents": stats.get("docs", {}).get("count"),  # a red index cannot tell
            "bytes": stats.get("store", {}).get("size_in_bytes"),
            "mapping_is_current": mapping.mapping_hash() in (index or ""),
            **resting,
        }

    def targets(self) -> list[str]:
        """Indices that changes are written to; the first one is made when there is none."""
        with answering():
            return super().targets()

    def write(self, changes: Iterable[bulk.Change], indices: Iterable[str]) -> list[tuple[str, str]]:
        """Send (resource id, version, document as JSON text or None for its removal) to the indices.

        Returns (resource id, reason) of what the server refused for good. Raises EngineUnavailable when it cannot
        answer; then everything may be sent again.
        """
        batch = bulk.Batch()
        for change in changes:
            for index in indices:
                batch.add(index, change)
        return bulk.post(batch, self.ask_bulk) if batch.ids else []

    def ask_bulk(self, lines: list[str]) -> list[dict]:
        """The outcomes of one bulk request, with `status` and `error` only."""
        patient = self.client.options(request_timeout=conf.get("ELASTICSEARCH_WRITE_TIMEOUT"))
        with answering():
            found = patient.bulk(
                operations=lines,
                timeout="10s",
                filter_path="items.*.status,items.*.error.type,items.*.error.reason",
            )
        return [next(iter(item.values())) for item in found["items"]]


def _arguments(request_body: dict) -> dict:
    """Keyword arguments of the client for a request body."""
    names = {"from": "from_", "_source": "source"}
    return {names.get(name, name): value for name, value in request_body.items()}


def _matched(response: dict) -> int:
    """How many documents the words matched, whatever is selected."""
    return response["aggregations"]["all"]["doc_count"]


def _hit(found: dict, pattern) -> Hit:
    resource = found["_source"]
    return Hit(found["_id"], resource, highlights(resource, pattern), found.get("_score") or 0.0)


def _flags(also: dict, request: SearchRequest, total: int) -> dict[str, int]:
    counts = dict.fromkeys(FLAGS, 0) | _counts(also["flags"]) | {name: also[name]["doc_count"] for name in CLOCKED}
    return facets.chosen(counts, request, total)


def _decades(aggregation: dict) -> dict[int, int]:
    return {int(bucket["key"]): bucket["doc_count"] for bucket in aggregation["buckets"]}


def _counts(aggregation: dict | None) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]} if aggregation else {}
