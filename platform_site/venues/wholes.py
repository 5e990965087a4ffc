"""Where a record stands among wholes and parts, as the public may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from platform_site.records.rows import json_rows
from search.page import Pages

from .lineage import PATHS, keys_above, unbroken

PARTS_SHOWN = 60
ORDER = ("part_order", "pk")


@dataclass(frozen=True)
class Place:
    """`above` runs from the topmost public whole down to the nearest; `number` of `count` public parts of that one.

    `parts` are the public parts of the record itself on the page asked for, `total` says how many there are in all.
    """

    above: tuple = ()
    number: int = 0
    count: int = 0
    previous: object | None = None
    next: object | None = None
    parts: tuple = ()
    total: int = 0
    pages: Pages | None = None

    @property
    def whole(self):
        return self.above[-1] if self.above else None


def with_place(records: QuerySet) -> QuerySet:
    """Records that carry the keys of their wholes, neighbours and first parts, read in the same query."""
    model = records.model
    siblings = model.objects.public().filter(part_of=OuterRef("part_of"))
    order, pk = OuterRef("part_order"), OuterRef("pk")
    before = siblings.filter(Q(part_order__lt=order) | Q(part_order=order, pk__lt=pk))
    after = siblings.filter(Q(part_order__gt=order) | Q(part_order=order, pk__gt=pk))
    parts = model.objects.public().filter(part_of=pk)
    return records.annotate(
        **{f"above_{level}": F(path) for level, path in enumerate(PATHS)},
        part_before=Subquery(before.order_by("-part_order", "-pk").values("pk")[:1]),
        part_after=Subquery(after.order_by(*ORDER).values("pk")[:1]),
        parts_before=counted(before),
        parts_beside=counted(siblings),
        parts_beneath=counted(parts),
        first_parts=json_rows(parts.order_by(*ORDER)[:PARTS_SHOWN], ["pk"]),
    )


def counted(parts: QuerySet) -> Subquery:
    """How many there are, None for none."""
    return Subquery(parts.order_by().values("part_of").annotate(count=Count("pk")).values("count"))


def place_of(record, page: int = 1) -> Place:
    """The place of a record that `with_place` has read, in at most three queries; drafts are never in it.

    A record that it has not read (a preview) shows its wholes only.
    """
    if not hasattr(record, "parts_beneath"):
        keys = [record.part_of_id, *keys_above(type(record), record.part_of_id)] if record.part_of_id else []
        return Place(above=reached(keys, public(record, keys)))
    above = unbroken(record.pk, [getattr(record, f"above_{level}") for level in range(len(PATHS))])
    total = record.parts_beneath or 0
    paging = Paginator(range(total), PARTS_SHOWN)
    page = min(max(page, 1), paging.num_pages)
    beneath = part_keys(record, page) if total else []
    kin = public(record, [*above, *filter(None, [record.part_before, record.part_after]), *beneath])
    wholes = reached(above, kin)
    numbers = paging.get_elided_page_range(page, on_each_side=2, on_ends=1)
    return Place(
        above=wholes,
        number=(record.parts_before or 0) + 1,
        count=record.parts_beside or 0,
        previous=kin.get(record.part_before) if wholes else None,
        next=kin.get(record.part_after) if wholes else None,
        parts=tuple(kin[key] for key in beneath if key in kin),
        total=total,
        pages=Pages(page, paging.num_pages, tuple(n if isinstance(n, int) else None for n in numbers)),
    )


def part_keys(record, page: int) -> list[int]:
    """Keys of the public parts on that page; those of the first came with the record."""
    if page == 1:
        return [row["pk"] for row in record.first_parts]
    parts = type(record).objects.public().filter(part_of=record.pk).order_by(*ORDER)
    return list(parts.values_list("pk", flat=True)[(page - 1) * PARTS_SHOWN : page * PARTS_SHOWN])


def public(record, keys: Iterable[int]) -> dict:
    """The public records of those keys with their pictures; no query for no keys."""
    records = type(record).objects.public().select_related("institution", "image")
    return records.prefetch_related("image__renditions").in_bulk(list(keys))


def reached(keys: list[int], found: dict) -> tuple:
    """The wholes of those keys, nearest first, turned to topmost first, as far up as they are public without a gap."""
    end = next((place for place, key in enumerate(keys) if key not in found), len(keys))
    return tuple(found[key] for key in reversed(keys[:end]))
