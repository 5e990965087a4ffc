"""The Elasticsearch engine. The only module that speaks to the server.

Reads go through the alias `<prefix>-resource`. Writes go to whatever stands behind it and, while a rebuild fills a new
index, behind `<prefix>-resource-building` too. Versions are external: late or doubled messages never win.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache

from django.db import DEFAULT_DB_ALIAS
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.dsl import Search
from elasticsearch.helpers import streaming_bulk

from .. import conf, facets, writing
from ..highlight import highlights, patterns
from ..models import FacetValue as StoredValue
from ..plan import Plan
from ..query import Hit, SearchRequest, SearchResult
from ..reading import ways
from ..schema import FACETS
from ..telling import told
from . import mapping
from .base import EngineUnavailable
from .body import apart, body

logger = logging.getLogger(__name__)
logging.getLogger("elastic_transport").setLevel(logging.WARNING)  # a line for each request would drown the rest
KEPT_INDICES = 1
"""Former indices that stay after a swap, to go back to."""
CONFLICT, NOT_FOUND = 409, 404


@lru_cache(maxsize=8)
def client(url: str) -> Elasticsearch:
    """One client, and connection pool, for an address (several hosts with commas)."""
    return Elasticsearch(url.split(","), request_timeout=conf.get("ELASTICSEARCH_TIMEOUT"), retry_on_timeout=False)


@contextmanager
def answering() -> Iterator[None]:
    """Turns what says that the server cannot answer into EngineUnavailable."""
    try:
        yield
    except (TransportError, NotFoundError) as error:
        raise EngineUnavailable(str(error)) from error
    except ApiError as error:
        if error.status_code >= 500 or error.status_code == 429:
            raise EngineUnavailable(str(error)) from error
        raise


class ElasticsearchEngine:
    """Finds in an Elasticsearch index that holds what the documents' table holds."""

    name = "elasticsearch"

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using
        self.client = client(conf.get("ELASTICSEARCH_URL"))
        self.alias = f"{conf.get('SEARCH_INDEX_PREFIX')}-resource"
        self.building = f"{self.alias}-building"

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request."""
        started = time.perf_counter()
        with answering():
            asked, response = self._answer(request)
        pattern = patterns(asked)
        hits = tuple(_hit(found, pattern) for found in response["hits"]["hits"])
        return SearchResult(
            total=response["hits"]["total"]["value"],
            total_relation=response["hits"]["total"]["relation"],
            page=request.page,
            page_size=request.page_size,
            engine=self.name,
            hits=hits,
            facets=self._facets(response["aggregations"], request),
            took_ms=round((time.perf_counter() - started) * 1000),
            **told(asked, hits),
        )

    def _answer(self, request: SearchRequest) -> tuple[Plan, dict]:
        """The answer to the first way to understand the query that finds something, else to the first of all."""
        moment = writing.last_boundary(self.using)
        first = None
        for asked in ways(request.q, exact=request.exact):
            whole = body(asked, request, moment=moment)
            response = self._ask(whole) if request.q else self._ask_apart(whole)
            if not request.q or _matched(response):
                return asked, response
            first = first or (asked, response)
        return first

    def _ask(self, request_body: dict) -> dict:
        # as extras the clauses stay as they are: read into objects and back they cost more than the rest of a search
        search = Search(using=self.client, index=self.alias).extra(**request_body)
        return self.client.search(index=self.alias, **_arguments(search.to_dict())).body

    def _ask_apart(self, whole: dict) -> dict:
        """The answer to a request without words, asked in two parts at once."""
        page, counts = apart(whole)
        searches = [{}, page, {"request_cache": True}, counts]
        answers = self.client.msearch(index=self.alias, searches=searches).body["responses"]
        for answer in answers:
            if "error" in answer:
                raise EngineUnavailable(str(answer["error"])[:300])
        found, counted = answers
        aggregations = counted["aggregations"]
        total = {"value": aggregations["total"]["doc_count"], "relation": "eq"}
        return {"hits": {**found["hits"], "total": total}, "aggregations": aggregations}

    def _facets(self, aggregations: dict, request: SearchRequest) -> dict:
        institutions = [bucket["key"] for bucket in aggregations["institution"]["values"]["buckets"]]
        rows = StoredValue.objects.using(self.using).filter(facet="institution", value__in=institutions)
        stored = dict(rows.values_list("value", "label"))
        shown = {}
        for facet in FACETS:
            buckets = {**_counts(aggregations[facet].get("chosen")), **_counts(aggregations[facet]["values"])}
            for value in getattr(request, facet):
                buckets.setdefault(value, 0)
            found = [((value, stored.get(value, "")), count) for value, count in buckets.items()]
            shown[facet] = facets.labelled(facet, found, request)
        return shown

    def status(self) -> dict[str, object]:
        """Whether the server answers, the index behind the alias, its number of documents and bytes."""
        try:
            with answering():
                index = self.current()
                stats = self.client.indices.stats(index=self.alias, metric="docs,store")["_all"]["primaries"]
        except EngineUnavailable as error:
            return {"available": False, "error": str(error)[:300]}
        return {
            "available": True,
            "index": index,
            "documents": stats["docs"]["count"],
            "bytes": stats["store"]["size_in_bytes"],
            "mapping_is_current": mapping.mapping_hash() in (index or ""),
        }

    def current(self) -> str | None:
        """The index behind the alias."""
        return next(iter(self._behind(self.alias)), None)

    def _behind(self, alias: str) -> list[str]:
        try:
            return sorted(self.client.indices.get_alias(name=alias))
        except NotFoundError:
            return []

    def targets(self) -> list[str]:
        """Indices that changes are written to; the first one is made when there is none."""
        with answering():
            found = list(dict.fromkeys([*self._behind(self.alias), *self._behind(self.building)]))
            if not found:
                found = [self.create()]
                self.client.indices.put_alias(index=found[0], name=self.alias)
        return found

    def create(self) -> str:
        """A new, empty index with the present mapping; returns its name."""
        moment = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")
        name = f"{self.alias}-{mapping.mapping_hash()}-{moment}"
        with answering():
            self.client.indices.create(index=name, settings=mapping.settings(), mappings=mapping.mappings())
        return name

    def begin(self) -> str:
        """A new index that changes are written to beside the present one, until `swap` or `abandon`."""
        for left in self._behind(self.building):
            self.client.indices.delete(index=left)
        name = self.create()
        self.client.indices.put_alias(index=name, name=self.building)
        self.client.indices.put_settings(index=name, settings={"refresh_interval": "-1"})
        return name

    def count(self, index: str) -> int:
        """Documents in an index, the latest changes included."""
        self.client.indices.refresh(index=index)
        return self.client.count(index=index)["count"]

    def swap(self, index: str) -> None:
        """Let the alias point to the new index, in one request; older ones but the last are deleted."""
        self.client.indices.put_settings(index=index, settings={"refresh_interval": "1s"})
        former = self._behind(self.alias)
        actions = [{"remove": {"index": name, "alias": self.alias}} for name in former if name != index]
        actions += [
            {"remove": {"index": index, "alias": self.building}},
            {"add": {"index": index, "alias": self.alias}},
        ]
        self.client.indices.update_aliases(actions=actions)
        every = sorted(self.client.indices.get(index=f"{self.alias}-*"), key=lambda name: name.rsplit("-", 1)[-1])
        for name in [name for name in every if name != index][: -KEPT_INDICES or None]:
            self.client.indices.delete(index=name)

    def abandon(self, index: str) -> None:
        """Forget an index that was not finished."""
        self.client.indices.delete(index=index, ignore_unavailable=True)

    def write(self, changes: Iterable[tuple[str, int, dict | None]], indices: Iterable[str]) -> list[tuple[str, str]]:
        """Send (resource id, version, document or None for its removal) to the indices.

        Returns (resource id, reason) of what the server refused for good. Raises EngineUnavailable when it cannot
        answer; then everything may be sent again.
        """
        actions = (_action(index, *change) for change in changes for index in indices)
        refused: list[tuple[str, str]] = []
        with answering():
            patient = self.client.options(request_timeout=conf.get("ELASTICSEARCH_WRITE_TIMEOUT"))
            for done, item in streaming_bulk(
                patient, actions, chunk_size=500, raise_on_error=False, raise_on_exception=True, max_retries=3
            ):
                outcome = next(iter(item.values()))
                status = outcome.get("status", 500)
                if done or status in (CONFLICT, NOT_FOUND):
                    continue
                if status >= 500 or status == 429:
                    raise EngineUnavailable(str(outcome.get("error"))[:300])
                refused.append((outcome["_id"], str(outcome.get("error"))[:300]))
        return refused

    def refresh(self) -> None:
        """Make what was written findable now (tests, commands)."""
        self.client.indices.refresh(index=f"{self.alias}*")


def _arguments(request_body: dict) -> dict:
    """Keyword arguments of the client for a request body."""
    names = {"from": "from_", "_source": "source"}
    return {names.get(name, name): value for name, value in request_body.items()}


def _action(index: str, resource_id: str, version: int, document: dict | None) -> dict:
    action = {
        "_op_type": "delete" if document is None else "index",
        "_index": index,
        "_id": resource_id,
        "version": version,
        "version_type": "external_gte",
    }
    return action if document is None else {**action, "_source": document}


def _matched(response: dict) -> bool:
    """Whether the words matched anything, be it under other selections."""
    return response["aggregations"]["all"]["doc_count"] > 0


def _hit(found: dict, pattern) -> Hit:
    resource = found["_source"]
    return Hit(found["_id"], resource, highlights(resource, pattern), found.get("_score") or 0.0)


def _counts(aggregation: dict | None) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]} if aggregation else {}
