"""The day of an activity in words and by the calendar: 下周六 asks for what is on the 5th of December."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from search import names

WEEKDAYS = "一二三四五六日"
EVENING = 18
AHEAD = {"今天": 0, "今日": 0, "今晚": 0, "明天": 1, "明日": 1, "明晚": 1, "后天": 2}
OF_A_WEEK = re.compile(r"(这|本|下)个?(?:周|星期|礼拜)([一二三四五六日天])")


def said(start: datetime) -> str:
    """When it is, as people ask for it: 活动时间 12月5日 周六 周末 晚上."""
    words = ["活动时间", by_the_calendar(start), f"周{WEEKDAYS[start.weekday()]}"]
    words += ["周末"] * (start.weekday() >= WEEKDAYS.index("六")) + ["晚上"] * (start.hour >= EVENING)
    return " ".join(words)


def by_the_calendar(day: date) -> str:
    return f"{day.month}月{day.day}日"


def meant(word: str, today: date) -> date | None:
    """The day that a word means on a day; None where it means none."""
    if word in AHEAD:
        return today + timedelta(days=AHEAD[word])
    found = OF_A_WEEK.fullmatch(word)
    if not found:
        return None
    monday = today - timedelta(days=today.weekday())
    weeks = int(found[1] == "下")
    return monday + timedelta(weeks=weeks, days=WEEKDAYS.index(found[2].replace("天", "日")))


@names.register
def names_of_days(terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The date that a word for a day means now."""
    today = timezone.localdate()
    return {term: (by_the_calendar(day),) for term in terms if (day := meant(term, today))}
