"""What people write, and what is understood of it."""

import pytest

from platform_site.records.dates import Precision, parse, parse_years, read_date

SOURCES = [
    ("1999", (1999, 1999)),
    ("c2001", (2001, 2001)),
    ("c. 1930-1950", (1930, 1950)),
    ("1923-4", (1923, 1924)),
    ("1923-24", (1923, 1924)),
    ("1923-2", (1923, 1923)),
    ("1855-01-01", (1855, 1855)),
    ("-2505", (-2504, -2504)),
    ("-2505-01-22", (-2504, -2504)),
    ("206 BCE-220 CE", (-205, 220)),
    ("c. 1200-800 BCE", (-1199, -799)),
    ("5th-4th century BCE", (-499, -300)),
    ("19th century", (1800, 1899)),
    ("early 18th century", (1700, 1732)),
    ("mid- to late-19th century", (1833, 1899)),
    ("late 19th-early 20th century", (1867, 1932)),
    ("second half of the 19th century", (1850, 1899)),
    ("1960s", (1960, 1969)),
    ("1823–1830", (1823, 1830)),
    ("1699 or 1700", (1699, 1700)),
    ("Edo period (1615-1868), 18th century", (1700, 1799)),
    ("Tang Dynasty, 618-907", (618, 907)),
    ("Qianlong period (1736-1795)", (1736, 1795)),
    ("late Qing?", (1821, 1911)),
    ("1965, printed 1990", (1965, 1990)),
    ("1825, reprinted 1874", (1825, 1825)),
    ("Edo period (1603-1867), 19th century", (1800, 1867)),
    ("1-199 CE", (1, 199)),
    ("AD 79", (79, 79)),
    ("c. 607", (607, 607)),
    ("天保 10 [1839]", (1839, 1839)),
    ("正德 4 [1714]", (1714, 1714)),
    ("October 12, 1947", (1947, 1947)),
    ("[1854?]", (1854, 1854)),
    ("[199-?]", (1990, 1999)),
    ("[19--]", (1900, 1999)),
    ("MDCCLXXXI-MDCCLXXXII [1781-1782]", (1781, 1782)),
    ("檀紀 4294 [1961]", (1961, 1961)),
    ("Shōwa 17 [1942]", (1942, 1942)),
    ("昭和 11-12 [1936-1937]", (1936, 1937)),
    ("5760 [1999 or 2000]", (1999, 2000)),
    ("5760 i.e. 2000", (2000, 2000)),
    ("1998 [i.e. 1999]", (1999, 1999)),
    ("民國87 [1988]", (1988, 1988)),
    ("Minguo 88 [1999]", (1999, 1999)),
    ("Min guo 88 [1999]", (1999, 1999)),
    ("民國99-<100   > [2010-<2011]   >", (2010, 2011)),
    ("Wanli wu wu [1618]", (1618, 1618)),
    ("明天啓丁卯 [7年, 1627]", (1627, 1627)),
]
CHINESE = [
    ("公元前221年", (-220, -220)),
    ("前2500年", (-2499, -2499)),
    ("公元前3世纪", (-299, -200)),
    ("公元25年", (25, 25)),
    ("十八世纪", (1700, 1799)),
    ("18-19世纪", (1700, 1899)),
    ("十七至十八世纪", (1600, 1799)),
    ("18世纪早期", (1700, 1732)),
    ("20世纪50年代", (1950, 1959)),
    ("1950年代", (1950, 1959)),
    ("二〇〇八年", (2008, 2008)),
    ("一九四九年十月一日", (1949, 1949)),
    ("1930年—1950年", (1930, 1950)),
    ("乾隆三十年", (1765, 1765)),
    ("康熙35年", (1696, 1696)),
    ("康熙叁拾伍年", (1696, 1696)),
    ("光绪卅年", (1904, 1904)),
    ("光緒卅年", (1904, 1904)),
    ("宣和元年", (1119, 1119)),
    ("宣和元年至七年", (1119, 1125)),
    ("乾隆四十六年至五十二年", (1781, 1787)),
    ("崇禎十七年", (1644, 1644)),
    ("康熙丙子", (1696, 1696)),
    ("乾隆丙子", (1756, 1756)),
    ("嘉庆二十五年庚辰", (1820, 1820)),
    ("清道光二十年 (1840) 刻本", (1840, 1840)),
    ("清乾隆", (1736, 1795)),
    ("清 乾隆", (1736, 1795)),
    ("乾隆年间", (1736, 1795)),
    ("大清乾隆年製", (1736, 1795)),
    ("明宣德年制", (1426, 1435)),
    ("清中期", (1736, 1820)),
    ("晚清", (1821, 1911)),
    ("盛唐", (713, 765)),
    ("明代", (1368, 1644)),
    ("宋元", (960, 1368)),
    ("明末清初", (1573, 1735)),
    ("战国至汉", (-474, 220)),
    ("清仿明宣德", (1616, 1911)),
    ("民国三十五年", (1946, 1946)),
    ("民國廿三年", (1934, 1934)),
    ("民国24-26年", (1935, 1937)),
    ("汉高祖五年", (-201, -201)),
    ("秦始皇帝二十六年", (-220, -220)),
    ("明治二十年", (1887, 1887)),
]
NOTHING = [
    "",
    None,
    "5760",
    "date not known",
    "年代不详",
    "东方出版社",
    "《茶陵县志》编纂领导小组",
    "明信片",
    "景德镇",
    "甲丑",
]


@pytest.mark.parametrize(("text", "years"), SOURCES + CHINESE)
def test_what_is_written(text, years):
    assert parse_years(text) == years


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date(text):
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "years", "edtf"),
    [
        ("1850年以前", (None, 1850), "../1850"),
        ("before 1850", (None, 1850), "../1850"),
        ("no earlier than 1850", (1850, None), "1850/.."),
        ("1850年以后", (1850, None), "1850/.."),
    ],
)
def test_a_date_open_to_one_side(text, years, edtf):
    assert [(item.years, item.edtf) for item in parse(text)] == [(years, edtf)]


@pytest.mark.parametrize(
    ("text", "years", "precision"),
    [
        ("19XX", (1900, 1999), Precision.CENTURY),
        ("178X", (1780, 1789), Precision.DECADE),
        ("1823/1830", (1823, 1830), Precision.RANGE),
        ("1930~", (1930, 1930), Precision.YEAR),
        ("1823-05", (1823, 1823), Precision.MONTH),
        ("1823-05-04", (1823, 1823), Precision.DAY),
        ("[1699,1700]", (1699, 1700), Precision.RANGE),
    ],
)
def test_edtf_is_read_as_it_is(text, years, precision):
    assert [(item.years, item.precision, item.edtf) for item in parse(text)] == [(years, precision, text)]


def test_an_era_of_several_dynasties_has_candidates():
    assert [(item.label, item.years) for item in parse("永樂三年")] == [
        ("前凉永乐三年", (348, 348)),
        ("明永乐三年", (1405, 1405)),
    ]
    assert read_date("永樂三年") is None
    assert read_date("明永樂三年").years == (1405, 1405)
    assert read_date("永樂三年", period="明").years == (1405, 1405)


def test_one_dynasty_may_use_a_name_twice():
    assert [item.years for item in parse("元至元三年")] == [(1266, 1266), (1337, 1337)]
    assert read_date("元至元三年（1266）").years == (1266, 1266)


def test_a_cyclical_year_needs_its_period():
    years = [item.earliest for item in parse("丙子")]
    assert 1696 in years
    assert all(later - earlier == 60 for earlier, later in zip(years, years[1:], strict=False))
    assert read_date("丙子", period="康熙").years == (1696, 1696)
    assert read_date("丙子", period=(1800, 1830)).years == (1816, 1816)


def test_a_written_year_that_disagrees_with_its_reign_year():
    reading = read_date("洪武二十二年（1289年）")
    assert reading.years == (1389, 1389)
    assert [(item.code, item.written, item.expected) for item in reading.warnings] == [
        ("reign_year_disagrees", "1289年", "1389")
    ]
    assert read_date("洪武二十二年（1389年）").warnings == ()
    assert read_date("民國87 [1988]").warnings[0].expected == "1998"
    assert read_date("民国87年（1998）").warnings == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("乾隆七十年", ["no_such_year"]),
        ("嘉庆二十五年辛巳", ["reign_year_disagrees"]),
        ("清乾隆（1850年）", ["year_outside_era"]),
        ("大明宣德年製款", ["mark"]),
    ],
)
def test_what_a_cataloguer_should_look_at(text, codes):
    warnings = read_date(text).warnings
    assert [item.code for item in warnings] == codes
    assert all(item.message for item in warnings)


def test_circa_and_doubt_are_kept():
    reading = read_date("约1930年？")
    assert (reading.circa, reading.uncertain, reading.edtf) == (True, True, "1930%")
    assert read_date("late Qing?").uncertain
    assert not read_date("c2001").circa


def test_the_text_is_kept():
    assert read_date("  光緒卅年 ").text == "光緒卅年"
