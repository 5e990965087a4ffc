"""Times as people say them: what a query may hold, and what only looks like it."""

import pytest

from platform_site.records.dates.finding import dates_in


@pytest.mark.parametrize(
    ("query", "text", "years"),
    [
        ("五十年代", "五十年代", (1950, 1959)),
        ("80年代", "80年代", (1980, 1989)),
        ("上世纪八十年代版画", "上世纪八十年代", (1980, 1989)),
        ("20世纪60年代的茶具", "20世纪60年代", (1960, 1969)),
        ("五六十年代", "五六十年代", (1950, 1969)),
        ("八十年代初", "八十年代初", (1980, 1982)),
        ("本世纪10年代", "本世纪10年代", (2010, 2019)),
        ("19世纪50年代", "19世纪50年代", (1850, 1859)),
        ("1950年代", "1950年代", (1950, 1959)),
        ("清末民初的帽子", "清末民初", (1890, 1926)),
        ("清末家谱", "清末", (1821, 1911)),
        ("晚清瓷器", "晚清", (1821, 1911)),
        ("明清家具", "明清", (1368, 1911)),
        ("两宋瓷器", "两宋", (960, 1279)),
        ("康乾盛世", "康乾盛世", (1662, 1795)),
        ("抗战", "抗战", (1931, 1945)),
        ("建国初期", "建国初期", (1949, 1956)),
        ("改革开放", "改革开放", (1978, None)),
        ("公元前", "公元前", (None, 0)),
        ("现代", "现代", (1919, None)),
        ("古代 钱币", "古代", (None, 1839)),
        ("近现代绘画", "近现代", (1840, None)),
        ("近代书画", "近代", (1840, 1949)),
        ("现当代油画", "现当代", (1919, None)),
        ("当代艺术", "当代", (1949, None)),
        ("抗日标语", "抗日", (1931, 1945)),
        ("1949年以前的地图", "1949年以前", (None, 1949)),
        ("1978年以来 照片", "1978年以来", (1978, None)),
    ],
)
def test_is_read(query, text, years):
    found = dates_in(query)
    assert [(span.text, span.year_from, span.year_to) for span in found] == [(text, *years)]


@pytest.mark.parametrize("query", ["今晚清唱", "二十年", "十年代", "抗战史", "近代史", "现代舞", "古代文学", "宋体"])
def test_is_no_date(query):
    assert dates_in(query) == ()


def test_the_label_tells_the_years():
    assert dates_in("清末")[0].label == "清末（1821年—1911年）"
    assert dates_in("改革开放")[0].label == "改革开放（1978年以后）"
    assert dates_in("五六十年代")[0].label == "1950年—1969年"
