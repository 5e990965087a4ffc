"""What a result page is built from: facets with addresses that toggle them, chips, tabs, pages. No query here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from . import labels
from .query import FacetValue, SearchRequest, SearchResult
from .schema import FACETS, SORTS

FACET_LABELS = {
    "venue": _("场馆"),
    "kind": _("类型"),
    "institution": _("收藏机构"),
    "creator": _("作者"),
    "subject": _("主题"),
    "period": _("时代"),
    "material": _("材质"),
}
SORT_LABELS = {"relevance": _("相关"), "newest": _("最新"), "oldest": _("年代"), "title": _("题名")}
KIND_LABELS = {
    "work": _("图书文献"),
    "object": _("文物"),
    "artwork": _("美术作品"),
    "heritage": _("非遗项目"),
    "exhibition": _("展览"),
    "activity": _("活动"),
    "news": _("资讯"),
    "page": _("页面"),
}
AROUND = 2
OPEN_VALUES = 8
"""Values of a facet that are shown before it is unfolded."""

labels.register("kind", lambda values: KIND_LABELS)


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, tab or sort order, and the address that chooses or drops it."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as shown: the first options, then those behind *more*."""

    name: str
    label: str
    options: tuple[Option, ...]
    more: tuple[Option, ...]

    @property
    def selected(self) -> bool:
        """Whether a value is chosen."""
        return any(option.selected for option in (*self.options, *self.more))


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address without it."""

    name: str
    label: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Paging: `shown` holds page numbers, None for a gap."""

    number: int
    count: int
    shown: tuple[int | None, ...]

    @property
    def previous(self) -> int | None:
        """The page before, if any."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The page after, if any."""
        return self.number + 1 if self.number < self.count else None


class Addresses:
    """Addresses of neighbouring searches, relative to the page; what the page fixes is not written."""

    def __init__(self, request: SearchRequest, fixed: Mapping[str, object], sort: str = "relevance") -> None:
        self.fixed = fixed
        self.parameters = [
            (name, value)
            for name, value in request.parameters()
            if name not in fixed and name not in ("page", "page_size", "sort")
        ]
        if request.sort != sort:
            self.parameters.append(("sort", request.sort))

    def toggle(self, name: str, value: str) -> str:
        """With the value when it is absent, without it when it is there."""
        rest = [pair for pair in self.parameters if pair != (name, value)]
        return _address(rest if len(rest) < len(self.parameters) else [*rest, (name, value)])

    def only(self, name: str, value: str = "") -> str:
        """With the value as the only one of its name; without any when it is empty."""
        rest = [pair for pair in self.parameters if pair[0] != name]
        return _address([*rest, (name, value)] if value else rest)

    def cleared(self) -> str:
        """The words alone."""
        return _address([pair for pair in self.parameters if pair[0] in ("q", "exact", "sort")])


def _address(parameters: list[tuple[str, str]]) -> str:
    return "?" + urlencode(parameters)


def groups(result: SearchResult, addresses: Addresses) -> tuple[Group, ...]:
    """The facets beside the results: those with something to choose, venues left to the tabs."""
    found = []
    for name in FACETS:
        values = result.facets.get(name, ())
        if name == "venue" or name in addresses.fixed or not values:
            continue
        ordered = sorted(values, key=lambda value: not value.selected)
        options = tuple(_option(name, value, addresses) for value in ordered)
        found.append(Group(name, str(FACET_LABELS[name]), options[:OPEN_VALUES], options[OPEN_VALUES:]))
    return tuple(found)


def _option(name: str, value: FacetValue, addresses: Addresses) -> Option:
    return Option(value.value, value.label, value.count, value.selected, addresses.toggle(name, value.value))


def tabs(result: SearchResult, request: SearchRequest, addresses: Addresses) -> tuple[Option, ...]:
    """All venues together, then each with its count."""
    if "venue" in addresses.fixed:
        return ()
    values = result.facets.get("venue", ())
    everything = sum(value.count for value in values) if request.venue else result.total
    first = Option("", str(_("全部")), everything, not request.venue, addresses.only("venue"))
    others = (
        Option(v.value, v.label, v.count, v.selected, addresses.only("venue", v.value))
        for v in sorted(values, key=lambda v: labels.place_of("venue", v.value))
    )
    return (first, *others)


def chips(result: SearchResult, request: SearchRequest, addresses: Addresses) -> tuple[Chip, ...]:
    """Active filters, each with the address that removes it."""
    found = [Chip("exact", str(_("时间")), label, addresses.only("exact", "true")) for label in result.understood]
    if request.exact:
        found.append(Chip("exact", "", str(_("只按字面")), addresses.only("exact")))
    for facet, values in request.selected.items():
        if facet in addresses.fixed:
            continue
        named = {value.value: value.label for value in result.facets.get(facet, ())}
        found += [
            Chip(facet, str(FACET_LABELS[facet]), named.get(value, value), addresses.toggle(facet, value))
            for value in values
        ]
    for name, label in (("year_from", _("起始年")), ("year_to", _("终止年"))):
        if getattr(request, name) is not None:
            found.append(Chip(name, str(label), str(getattr(request, name)), addresses.only(name)))
    if request.online:
        found.append(Chip("online", "", str(_("可在线观看")), addresses.only("online")))
    return tuple(found)


def sorts(request: SearchRequest, addresses: Addresses, default: str) -> tuple[Option, ...]:
    """The orders of the results."""
    return tuple(
        Option(name, str(SORT_LABELS[name]), 0, name == request.sort, addresses.only("sort", name * (name != default)))
        for name in SORTS
    )


def pages(result: SearchResult) -> Pages:
    """Paging around the page shown."""
    number, count = result.page, result.pages
    near = {1, count, *range(max(1, number - AROUND), min(count, number + AROUND) + 1)}
    shown: list[int | None] = []
    for page in sorted(near):
        if shown and shown[-1] is not None and page - shown[-1] > 1:
            shown.append(None)
        shown.append(page)
    return Pages(number, count, tuple(shown))
