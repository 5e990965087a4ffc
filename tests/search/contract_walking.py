"""Walking through all results by cursors, asked of every engine; part of the contract."""

import pytest

from search import walking
from search.query import InvalidRequest, SearchRequest


class WalkingContract:
    """Cases for one engine; they stand on `add` and `search` of the contract."""

    def walked(self, q="", **parameters):
        found, after = [], "*"
        for _ in range(20):
            result = self.search(q, after=after, page_size=2, **parameters)
            found += [hit.title for hit in result.hits]
            after = result.next
            if not after:
                return found
        raise AssertionError("no end")

    def things(self):
        years = (1700, None, 1500, 1500, None, 1900, -300)
        for number, year in enumerate(years):
            day = f"2026-01-0{number % 3 + 1}T00:00:00+08:00"
            self.add(f"青花{number}", modified=day, year_from=year, year_to=year, description="瓶" * (number % 2))

    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest", "latest", "title"])
    @pytest.mark.parametrize("q", ["", "青花", "瓶"])
    def test_a_walk_meets_everything_once_and_in_order(self, q, sort):
        self.things()
        walked = self.walked(q, sort=sort, venue=("museum",))
        page = [hit.title for hit in self.search(q, sort=sort, venue=("museum",), page_size=50).hits]
        assert walked == page
        assert len(walked) == (3 if q == "瓶" else 7)

    def test_no_more_is_counted_than_is_worth_it_and_said_so(self, settings):
        settings.SEARCH_COUNTED = 3
        for number in range(4):
            self.add(f"瓶{number}", description="青花")
        self.add("青花盘")
        result = self.search("青花")
        assert (result.total, result.total_relation) == (3, "gte")
        assert result.hits[0].title == "青花盘"
        assert self.search("青花盘").total_relation == "eq"
        assert len(self.walked("青花")) == 5

    def test_nobody_walks_unasked(self):
        self.things()
        assert self.search("青花", page_size=2).next == ""

    @pytest.mark.parametrize("after", ["x", "W10=", "WyJhIiwiYiIsWzFdXQ==", "{}"])
    def test_what_is_no_cursor_is_refused(self, after):
        self.things()
        with pytest.raises(InvalidRequest, match="after"):
            self.search("青花", after=after)

    def test_a_cursor_of_another_engine_says_what_to_do(self):
        self.things()
        request = SearchRequest(q="青花", sort="title", after=walking.START)
        after = walking.cursor(request, "another", ["qinghua", "青花", 1])
        with pytest.raises(InvalidRequest, match=r"does not answer at the moment; begin again with \*"):
            self.search("青花", sort="title", after=after)
