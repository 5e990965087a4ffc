"""What every engine must tell of its results besides the hits: flags, years, orders, places among venues."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import opening
from search.resource import row_key

from .app.models import Thing


class ResultCases:
    """Cases that `EngineContract` takes in."""

    def flagged(self):
        later = (timezone.now() + timedelta(days=1)).isoformat()
        before = (timezone.now() - timedelta(hours=1)).isoformat()
        self.add("青花瓶", thumbnail="/a.webp", online=True, reusable=True, institution="m1")
        self.add("青花碗", thumbnail="/b.webp", online=True, institution="m2", periods=["清"])
        self.add("青花盘", institution="m1", periods=["清"])
        self.add("青花讲座", kind="activity", places_until=later)
        self.add("青花旧讲座", kind="activity", places_until=before)

    def test_flags_limit_and_are_counted(self):
        self.flagged()
        assert sorted(self.titles("青花", image=True)) == ["青花瓶", "青花碗"]
        assert self.titles("青花", free=True) == ["青花瓶"]
        assert self.titles("青花", places=True) == ["青花讲座"]
        for q in ("青花", ""):
            assert self.search(q).flags == {"online": 2, "image": 2, "free": 1, "open": 0, "places": 1}
            assert self.search(q, image=True).flags == {"online": 2, "image": 2, "free": 1, "open": 0, "places": 0}
            assert self.search(q, period=("清",)).flags == {"online": 1, "image": 1, "free": 0, "open": 0, "places": 0}
            assert self.search(q, places=True).flags == {"online": 0, "image": 0, "free": 0, "open": 0, "places": 1}
            assert self.search(q, image=True, free=True).total == 1

    def test_open_follows_the_clock(self):
        self.flagged()
        doors = ["m1"]
        provider = opening.register(lambda: doors)
        try:
            for q in ("青花", ""):
                assert self.search(q).flags["open"] == 2
                assert self.search(q, period=("清",)).flags["open"] == 1
                assert sorted(self.titles(q, open=True)) == ["青花瓶", "青花盘"]
            doors.remove("m1")
            assert self.search("青花").flags["open"] == 0
            assert self.titles("青花", open=True) == []
        finally:
            opening.unregister(provider)

    def test_years_are_counted_by_what_overlaps(self):
        for first, last in ((1368, 1644), (1700, 1710), (1705, 1705), (1790, 1801), (-300, -200)):
            self.add(f"青花{first}", year_from=first, year_to=last)
        self.add("青花无年")
        for q in ("青花", ""):
            years = self.search(q).years
            assert years.total == 5
            for first, last in ((1300, 1399), (1400, 1499), (1600, 1699), (1700, 1799), (1800, 1809), (-300, -201)):
                assert years.count(first, last) == self.search(q, year_from=first, year_to=last).total
            assert years.count(None, 1699) == self.search(q, year_to=1699).total == 2
            inside = self.search(q, year_from=1700, year_to=1799).years
            assert inside.count(1790, 1799) == 1

    def test_both_ways_of_time(self):
        self.add("瓶一", year_from=1900, year_to=1900)
        self.add("瓶二", year_from=-300, year_to=-200)
        self.add("瓶无年")
        for q in ("瓶", ""):
            assert self.titles(q, sort="oldest") == ["瓶二", "瓶一", "瓶无年"]
            assert self.titles(q, sort="latest") == ["瓶一", "瓶二", "瓶无年"]

    @pytest.mark.parametrize(
        ("text", "names"),
        [("齐", ["齐白石"]), ("bai", []), ("qbs", ["齐白石"]), ("白石", ["齐白石"]), ("", ["徐悲鸿", "齐白石"])],
    )
    def test_the_values_of_a_facet_are_searched(self, text, names):
        self.add("青花虾", creators=["齐白石"])
        self.add("青花马", creators=["徐悲鸿"])
        found = self.search("青花", within=(("creator", text),))
        assert found.total == 2
        assert sorted(value.value for value in found.facets["creator"]) == sorted(names)
        chosen = self.search("青花", creator=("徐悲鸿",), within=(("creator", "齐"),)).facets["creator"]
        assert {value.value: value.selected for value in chosen} == {"徐悲鸿": True, "齐白石": False}

    # venues on the first page

    def mixed_city(self):
        for number in range(24):
            self.add(f"炎帝{number:02}", venue="library", kind="work")
        self.add("陶鼎", venue="museum", subjects=["炎帝"])
        self.add("山水", venue="gallery", description="画的是炎帝陵")
        self.add("祭典", venue="culture", subjects=["炎帝"])

    def test_the_first_page_is_of_all_venues(self):
        self.mixed_city()
        titles = self.titles("炎帝")
        assert len(titles) == 20
        assert {"陶鼎", "祭典"} <= set(titles[:10])
        assert "山水" in titles[10:]
        assert all(title.startswith("炎帝") for title in titles[:8])

    @pytest.mark.parametrize("size", [3, 10, 20, 25])
    def test_mixed_pages_join_without_doubles_or_gaps(self, size):
        self.mixed_city()
        self.settle()
        pages = [self.search("炎帝", page=page, page_size=size) for page in range(1, 27 // size + 2)]
        found = [hit.id for page in pages for hit in page.hits]
        assert {page.total for page in pages} == {27}
        assert len(found) == len(set(found)) == 27

    def test_a_chosen_venue_or_order_is_not_mixed(self):
        self.mixed_city()
        assert "陶鼎" not in self.titles("炎帝", venue=("library", "museum"))
        assert "陶鼎" not in self.titles("炎帝", sort="oldest")

    # parts and their whole

    def album(self, **whole):
        """An album with four leaves and a lone scroll: the album's row and its name for the parts."""
        row = self.add("山水册", **whole)
        name = row_key("searchtest.thing", row.pk)
        for number, kind in enumerate(("object", "object", "object", "artwork"), 1):
            self.add(f"山水第{number}开", kind=kind, part_of=name)
        self.add("山水轴")
        return row, name

    def test_the_parts_that_are_found_are_counted(self):
        _row, name = self.album()
        assert self.search("山水").parts == {name: 4}
        assert self.search("山水", kind=("artwork",)).parts == {name: 1}
        assert self.search("第1开").parts == {name: 1}
        assert self.search("轴").parts == {}

    def test_the_parts_of_one_whole_alone(self):
        row, name = self.album()
        whole = f"ark:/99999/t{row.pk}"
        leaves = [f"山水第{number}开" for number in range(1, 5)]
        for q in ("山水", ""):
            found = self.search(q, part_of=whole)
            assert sorted(hit.title for hit in found.hits) == leaves
            assert (found.total, found.parts) == (4, {})
        assert self.titles("第2开", part_of=whole) == ["山水第2开"]
        assert self.titles("", part_of="ark:/99999/none") == []

    def test_parts_follow_their_whole(self):
        row, name = self.album()
        leaf = Thing.objects.using(self.using).get(title="山水第1开")
        leaf.data = {}
        leaf.save()
        assert self.search("山水").parts == {name: 3}
        whole = f"ark:/99999/t{row.pk}"
        assert self.search("", part_of=whole).total == 3
        row.live = False
        row.save()
        assert self.titles("", part_of=whole) == []
        assert "山水第2开" in self.titles("山水")

    def test_a_whole_outside_its_window_has_no_parts_to_show(self):
        row, _name = self.album(visible_from=timezone.now() + timedelta(days=1))
        assert self.titles("", part_of=f"ark:/99999/t{row.pk}") == []
