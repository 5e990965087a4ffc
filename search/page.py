"""What a result page is built from: facets with addresses that toggle them, chips, tabs, pages. No query here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from . import labels, timeline
from .query import FacetValue, Hit, SearchRequest, SearchResult
from .schema import FACETS, SORTS
from .wholes import Whole

FACET_LABELS = {
    "venue": _("场馆"),
    "kind": _("类型"),
    "institution": _("收藏机构"),
    "creator": _("作者"),
    "subject": _("主题"),
    "period": _("时代"),
    "material": _("材质"),
}
SORT_LABELS = {
    "relevance": _("相关"),
    "newest": _("最新"),
    "oldest": _("从古到今"),
    "latest": _("从今到古"),
    "title": _("题名"),
}
FLAG_LABELS = {
    "online": _("可在线观看"),
    "image": _("有图片"),
    "free": _("可自由使用"),
    "open": _("现在开放"),
    "places": _("还有名额"),
}
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
YEAR_NAMES = ("year_from", "year_to")
ORDER = (*(field.name for field in fields(SearchRequest)), "view")
"""Of the parameters in an address."""
AROUND = 2
BENEATH = 5
"""Parts of a whole that stand beneath one another; the best of those found, in their own order."""
OPEN_VALUES = 8
"""Values of a facet that are shown before it is unfolded."""

labels.register_choices("kind", lambda: KIND_LABELS)


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
    sought: str = ""
    """What its values were searched for."""

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
class Entry:
    """A hit, and beneath it other parts of its whole that are on the page.

    `whole` is what the hit, or what stands beneath it, is a part of; `url` leads to all of its parts that are found.
    """

    hit: Hit
    whole: Whole | None = None
    beneath: tuple[Hit, ...] = ()
    url: str = ""


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
            for name, value in canonical(request)
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

    def years(self, first: int | None, last: int | None) -> str:
        """Within those years and no others."""
        rest = [pair for pair in self.parameters if pair[0] not in YEAR_NAMES]
        return _address(
            [*rest, *((n, str(y)) for n, y in zip(YEAR_NAMES, (first, last), strict=True) if y is not None)]
        )


def canonical(request: SearchRequest) -> list[tuple[str, str]]:
    """The parameters of a request in the one order of an address that is shared, values of a facet sorted."""
    return sorted(request.parameters(), key=lambda pair: (ORDER.index(pair[0]), pair[1]))


def _address(parameters: list[tuple[str, str]]) -> str:
    return "?" + urlencode(sorted(parameters, key=lambda pair: ORDER.index(pair[0])))


def entries(result: SearchResult, addresses: Addresses) -> tuple[Entry, ...]:
    """The hits in their order, each whole at the place of the first that belongs to it, itself before its parts."""
    if any(name == "part_of" for name, _value in addresses.parameters):
        return tuple(Entry(hit) for hit in result.hits)
    together: dict[str, list[Hit]] = {}
    for hit in result.hits:
        together.setdefault(hit.part_of or hit.id, []).append(hit)
    return tuple(_entry(name, hits, result.wholes.get(name), addresses) for name, hits in together.items())


def _entry(name: str, hits: list[Hit], whole: Whole | None, addresses: Addresses) -> Entry:
    first, *beneath = sorted(hits, key=lambda hit: hit.id != name)
    shown = sorted(beneath[:BENEATH], key=lambda hit: hit.part_order or 0)
    several = whole is not None and max(whole.count, len(beneath)) > (first.id != name)
    return Entry(first, whole, tuple(shown), addresses.only("part_of", name) if several else "")


def groups(result: SearchResult, request: SearchRequest, addresses: Addresses) -> tuple[Group, ...]:
    """The facets beside the results: those with something to choose, venues left to the tabs."""
    found = []
    for name in FACETS:
        values = result.facets.get(name, ())
        sought = dict(request.within).get(name, "")
        if name == "venue" or name in addresses.fixed or not (values or sought):
            continue
        ordered = sorted(values, key=lambda value: not value.selected)
        options = tuple(_option(name, value, addresses) for value in ordered)
        shown = len(options) if sought else OPEN_VALUES
        found.append(Group(name, str(FACET_LABELS[name]), options[:shown], options[shown:], sought))
    return tuple(found)


def _option(name: str, value: FacetValue, addresses: Addresses) -> Option:
    return Option(value.value, value.label, value.count, value.selected, addresses.toggle(name, value.value))


def flags(result: SearchResult, request: SearchRequest, addresses: Addresses) -> tuple[Option, ...]:
    """What results may be limited to beside the facets: those with something to choose."""
    return tuple(
        Option(name, str(label), count, bool(getattr(request, name)), addresses.toggle(name, "true"))
        for name, label in FLAG_LABELS.items()
        if (count := result.flags.get(name, 0)) or getattr(request, name)
    )


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
    if request.year_from is not None or request.year_to is not None:
        stretch = timeline.named(request.year_from, request.year_to)
        found.append(Chip("years", str(_("年份")), stretch, addresses.years(None, None)))
    if request.part_of:
        whole = result.wholes.get(request.part_of)
        title = whole.title if whole else request.part_of
        found.append(Chip("part_of", str(_("属于")), title, addresses.only("part_of")))
    found += [
        Chip(name, "", str(label), addresses.only(name))
        for name, label in FLAG_LABELS.items()
        if getattr(request, name)
    ]
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
