"""Whether an index holds what the tables hold: counts and checksums by venue and stretch of keys, and the repair.

Both sides are summed up first; only stretches that differ are compared version by version. What changed since the
comparison began, or waits in the outbox, is on its way and not compared.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field

from . import dictionary, sending, writing
from .engines.indices import RANGE, Cell
from .models import Document, Outbox

STEP = 5000
PASSES = 5
FIRST, LAST = dictionary.codes_within("venue")


class Disagreement(Exception):
    """The index could not be brought to hold what the tables hold."""


@dataclass(slots=True)
class Counts:
    """What was compared and mended, in documents."""

    compared: int = 0
    missing: int = 0
    outdated: int = 0
    surplus: int = 0
    ahead: int = 0
    """Newer in the index than in the database, as after the database was restored from a copy."""
    venues: dict[str, int] = field(default_factory=dict)
    """Documents by venue on which both sides agree in number and checksum."""

    @property
    def mended(self) -> int:
        """How many were wrong."""
        return self.missing + self.outdated + self.surplus + self.ahead

    def as_dict(self) -> dict[str, object]:
        """For a row or a report."""
        return asdict(self)


@dataclass(slots=True)
class Difference:
    """One document that is not the same on both sides; None for the side that does not have it."""

    resource_id: str
    stored: int | None
    indexed: int | None


def settle(engine, index: str, using: str, heard: Callable[[str, int, int], None]) -> Counts:
    """Compare and repair until a comparison finds nothing. Raises Disagreement when there is no end of it."""
    counts = Counts()
    for turn in range(PASSES):
        sending.drain_all(using)
        moment = writing.now()
        tallies = stored(using)
        found = list(differences(engine, index, using, tallies, moment))
        heard("compare", turn + 1, turn + 1 + bool(found))
        if not found:
            counts.compared = sum(number for number, _ in tallies.values())
            counts.venues = by_venue(tallies)
            return counts
        repair(engine, index, using, found, counts)
    raise Disagreement(
        f"{len(found)} documents still differ between the database and {index} after {PASSES} repairs, "
        f"the first: {found[0].resource_id}."
    )


def stored(using: str) -> dict[Cell, tuple[int, int]]:
    """Number of documents and sum of their checks by venue and stretch of keys, of the tables."""
    tallies: dict[Cell, tuple[int, int]] = {}
    codes: dict[int, str] = {}
    for row, name, version, facets in _walk(using):
        cell = (_venue(facets, codes, using), row - row % RANGE)
        number, check = tallies.get(cell, (0, 0))
        tallies[cell] = (number + 1, check + sending.check_of(name, version))
    return tallies


def _walk(using: str) -> Iterator[tuple]:
    last = 0
    columns = ("pk", "resource_id", "version", "facets")
    while True:
        rows = Document.objects.using(using).filter(pk__gt=last).order_by("pk").values_list(*columns)[:STEP]
        found = list(rows)
        if not found:
            return
        yield from found
        last = found[-1][0]


def _venue(facets: bytes, known: dict[int, str], using: str) -> str:
    for code in array("I", bytes(facets)):
        if FIRST <= code <= LAST:
            if code not in known:
                known[code] = dictionary.values_of([code], using)[code][0]
            return known[code]
    return ""


def by_venue(tallies: dict[Cell, tuple[int, int]]) -> dict[str, int]:
    """Documents by venue."""
    found: dict[str, int] = {}
    for (venue, _), (number, _) in sorted(tallies.items()):
        found[venue] = found.get(venue, 0) + number
    return found


def differences(engine, index: str, using: str, tallies: dict[Cell, tuple[int, int]], moment: int):
    """Documents that differ, stretch by stretch, but for those that are on their way since `moment`."""
    indexed = engine.tallies(index)
    for cell in sorted({*tallies, *indexed}):
        if tallies.get(cell) != indexed.get(cell):
            yield from _within(engine, index, using, cell, moment)


def _within(engine, index: str, using: str, cell: Cell, moment: int) -> Iterator[Difference]:
    there = engine.versions(index, cell)
    rows = Document.objects.using(using).filter(pk__gte=cell[1], pk__lt=cell[1] + RANGE)
    here, codes = {}, {}
    for name, version, facets in rows.values_list("resource_id", "version", "facets"):
        if _venue(facets, codes, using) == cell[0]:
            here[name] = version
    differing = {name for name in {*here, *there} if here.get(name) != there.get(name)}
    coming = _waiting(differing, using)
    for name in sorted(differing - coming):
        if here.get(name, 0) < moment:
            yield Difference(name, here.get(name), there.get(name))


def _waiting(names: Iterable[str], using: str) -> set[str]:
    """Those of the resources that wait in the outbox."""
    wanted, found = list(names), set()
    for start in range(0, len(wanted), 500):
        part = Outbox.objects.using(using).filter(resource_id__in=wanted[start : start + 500])
        found.update(part.values_list("resource_id", flat=True))
    return found


def repair(engine, index: str, using: str, found: list[Difference], counts: Counts) -> None:
    """Send what the index lacks or has of old, remove what it should not have; the database is right."""
    for start in range(0, len(found), 500):
        part = found[start : start + 500]
        names = [one.resource_id for one in part]
        rows = {row.resource_id: row for row in Document.objects.using(using).filter(resource_id__in=names)}
        for one in part:
            _count(one, rows.get(one.resource_id), counts)
            row = rows.get(one.resource_id)
            if row and one.indexed and one.indexed > row.version:
                # sent under its own version it would be taken for a late message
                Document.objects.using(using).filter(pk=row.pk, version=row.version).update(version=one.indexed + 1)
        rows = Document.objects.using(using).filter(resource_id__in=names)
        present = {change[0]: change for change in sending.documents_of(rows, using)}
        engine.write([present.get(one.resource_id) or (one.resource_id, _last(one), None) for one in part], [index])


def _last(one: Difference) -> int:
    return max(one.stored or 0, one.indexed or 0)


def _count(one: Difference, row: Document | None, counts: Counts) -> None:
    if row is None:
        counts.surplus += 1
    elif one.indexed is None:
        counts.missing += 1
    elif one.indexed > row.version:
        counts.ahead += 1
    else:
        counts.outdated += 1
