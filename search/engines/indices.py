"""The life of the indices: made, filled beside the present one, swapped in, kept for a while, taken back.

An index is named `<prefix>-resource-<mapping hash>-<time>`. Searches read the alias `<prefix>-resource`, which stands
on one index. Changes go to every index behind `<prefix>-resource-write`: the one that is read, and one being filled.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property

from . import mapping

RANGE = 10_000
"""Documents are compared by venue and stretches of so many keys; as many are listed in one request."""
SECONDS, GREEN_SECONDS = 60, 60
"""What is done to a whole index may take a busy server longer than a search may."""
Cell = tuple[str, int]
"""(venue, first key of a stretch)."""


class Indices:
    """What is done to whole indices. `client` is an Elasticsearch client; its errors are left as they are."""

    def __init__(self, client, prefix: str) -> None:
        self.client = client
        self.alias = f"{prefix}-resource"
        self.write_alias = f"{self.alias}-write"

    @cached_property
    def patient(self):
        """The client for what takes its time; a search, which makes an engine each time, does without."""
        return self.client.options(request_timeout=SECONDS)

    def current(self) -> str | None:
        """The index that is read."""
        return next(iter(self._behind(self.alias)), None)

    def previous(self) -> str | None:
        """The newest index that is neither read nor being filled."""
        busy = {*self._behind(self.alias), *self._behind(self.write_alias)}
        return next((name for name in reversed(self.every()) if name not in busy), None)

    def every(self) -> list[str]:
        """All indices of this site, oldest first."""
        found = self.patient.options(ignore_status=404).indices.get(index=f"{self.alias}-*", features="aliases")
        return sorted(found.body, key=lambda name: name.rsplit("-", 1)[-1])

    def _behind(self, alias: str) -> list[str]:
        found = self.patient.options(ignore_status=404).indices.get_alias(name=alias)
        return sorted(found.body) if found.meta.status == 200 else []

    def targets(self) -> list[str]:
        """Indices that changes are written to; the first one is made when there is none."""
        found = self._behind(self.write_alias)
        if not found:
            found = self._behind(self.alias) or [self.create()]
            actions = [{"add": {"index": found[0], "alias": name}} for name in (self.alias, self.write_alias)]
            self.patient.indices.update_aliases(actions=actions)
        return found

    def create(self, **settings: object) -> str:
        """A new, empty index with the present mapping, and other settings where some are given; returns its name."""
        moment = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")
        name = f"{self.alias}-{mapping.mapping_hash()}-{moment}"
        settings = {**mapping.settings(), **settings}
        self.patient.indices.create(index=name, settings=settings, mappings=mapping.mappings())
        return name

    def begin(self) -> str:
        """A new index that changes are written to beside the present one, until `swap` or `abandon`."""
        self.targets()
        present = self._behind(self.alias)
        for left in self._behind(self.write_alias):
            if left not in present:
                self.abandon(left)
        # without refreshes, copies and a wait for the disk at each request it fills in half the time; `keep` and `swap`
        # give it all of them
        quick = {"refresh_interval": "-1", "auto_expand_replicas": False, "number_of_replicas": 0}
        name = self.create(**quick, translog={"durability": "async"})
        self.follow(name)
        return name

    def follow(self, index: str) -> None:
        """Let changes be written to this index too."""
        self.patient.indices.put_alias(index=index, name=self.write_alias)

    def goes_on(self, index: str) -> bool:
        """Whether filling this index can go on: it is there, followed, and of the present mapping."""
        return mapping.mapping_hash() in index and index in self._behind(self.write_alias) and index != self.current()

    def keep(self, index: str) -> None:
        """Have what was written on the disk, and from now on what is confirmed: what is compared then stays."""
        self.patient.indices.put_settings(index=index, settings={"translog": {"durability": "request"}})
        self.patient.indices.flush(index=index)

    def swap(self, index: str) -> None:
        """Let searches read another index, in one request. The one read before is kept; older ones are deleted."""
        ready = {"refresh_interval": "1s", "auto_expand_replicas": mapping.REPLICAS}
        self.patient.indices.put_settings(index=index, settings=ready)
        self.patient.indices.refresh(index=index)
        patient = self.patient.options(ignore_status=408, request_timeout=GREEN_SECONDS + 5)
        patient.cluster.health(index=index, wait_for_status="green", timeout=f"{GREEN_SECONDS}s")
        former = [name for name in self._behind(self.alias) if name != index]
        actions = [{"remove": {"index": name, "alias": self.alias}} for name in former]
        followed = [name for name in self._behind(self.write_alias) if name != index]
        actions += [{"remove": {"index": name, "alias": self.write_alias}} for name in followed]
        actions += [{"add": {"index": index, "alias": name}} for name in (self.alias, self.write_alias)]
        self.patient.indices.update_aliases(actions=actions)
        for name in self.every():
            if name != index and name not in former:
                self.abandon(name)

    def abandon(self, index: str) -> None:
        """Forget an index."""
        self.patient.indices.delete(index=index, ignore_unavailable=True)

    def count(self, index: str) -> int:
        """Documents in an index, the latest changes included."""
        self.patient.indices.refresh(index=index)
        return self.patient.count(index=index)["count"]

    def refresh(self) -> None:
        """Make what was written findable now (tests, commands)."""
        self.patient.indices.refresh(index=f"{self.alias}*")

    def tallies(self, index: str) -> dict[Cell, tuple[int, int]]:
        """Number of documents and sum of their checks by venue and stretch of keys; one request."""
        self.patient.indices.refresh(index=index)
        ranges = {
            "histogram": {"field": "row", "interval": RANGE, "min_doc_count": 1},
            "aggs": {"check": {"sum": {"field": "check"}}},
        }
        venues = {"terms": {"field": "venue", "missing": "", "size": 1000}, "aggs": {"ranges": ranges}}
        found = self.patient.search(index=index, size=0, aggs={"venues": venues}, request_cache=False)
        return {
            (venue["key"], int(stretch["key"])): (stretch["doc_count"], round(stretch["check"]["value"]))
            for venue in found["aggregations"]["venues"]["buckets"]
            for stretch in venue["ranges"]["buckets"]
        }

    def versions(self, index: str, cell: Cell) -> dict[str, int]:
        """Resource id -> version of the documents of a venue within one stretch of keys."""
        venue, first = cell
        within = {"range": {"row": {"gte": first, "lt": first + RANGE}}}
        of_venue = {"term": {"venue": venue}} if venue else {"bool": {"must_not": {"exists": {"field": "venue"}}}}
        found = self.patient.search(
            index=index,
            query={"bool": {"filter": [within, of_venue]}},
            size=RANGE,
            source=False,
            version=True,
            sort=["_doc"],
        )
        return {hit["_id"]: hit["_version"] for hit in found["hits"]["hits"]}
