"""The day of an activity, in words and by the calendar."""

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from platform_site.booking.days import meant, names_of_days, said
from search.query import SearchRequest
from search.views import run_search
from tests.factories.pages import activity
from tests.factories.venues import portal_home, venue_homes

SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("今天", date(2026, 11, 28)),
        ("明晚", date(2026, 11, 29)),
        ("后天", date(2026, 11, 30)),
        ("本周六", date(2026, 11, 28)),
        ("这个星期天", date(2026, 11, 29)),
        ("下周六", date(2026, 12, 5)),
        ("下周一", date(2026, 11, 30)),
        ("周六", None),
        ("下周", None),
    ],
)
def test_a_word_means_a_day(word, day):
    assert meant(word, SATURDAY) == day


def test_when_an_activity_is():
    assert said(datetime(2026, 12, 5, 19, 30)) == "活动时间 12月5日 周六 周末 晚上"
    assert said(datetime(2026, 12, 7, 9)) == "活动时间 12月7日 周一"


@pytest.mark.django_db
def test_what_is_on_tomorrow_is_found():
    cache.clear()
    portal_home()
    venue_homes()
    coming = activity("coming", in_days=1)
    activity("later", in_days=3)
    day = timezone.localdate() + timedelta(days=1)
    assert names_of_days(["明天", "瓷器"]) == {"明天": (f"{day.month}月{day.day}日",)}
    assert [hit.id for hit in run_search(SearchRequest(q="明天")).hits] == [f"page:{coming.pk}"]
