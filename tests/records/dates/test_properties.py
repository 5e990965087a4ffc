"""What is written back reads as the same range, and nothing makes the parser fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platform_site.records.dates import (
    format_range,
    format_reading,
    parse,
    parse_years,
    read_date,
    read_edtf,
    write_edtf,
)
from platform_site.records.dates.eras import by_name

YEARS = st.integers(min_value=-9999, max_value=2200)
ENDS = st.tuples(YEARS, YEARS).map(sorted).map(tuple)
FLAGS = st.fixed_dictionaries({"circa": st.booleans(), "uncertain": st.booleans()})


@given(ENDS, FLAGS)
def test_a_range_written_and_read_is_the_same(years, flags):
    reading = read_date(format_range(*years, **flags))
    assert (reading.years, reading.circa, reading.uncertain) == (years, flags["circa"], flags["uncertain"])
    assert read_date(format_reading(reading)).years == years


@given(YEARS, st.booleans())
def test_an_open_end_written_and_read_is_the_same(year, until):
    years = (None, year) if until else (year, None)
    assert read_date(format_range(*years)).years == years


@given(ENDS, FLAGS)
def test_edtf_written_and_read_is_the_same(years, flags):
    reading = read_edtf(write_edtf(*years, **flags))
    assert (reading.years, reading.circa, reading.uncertain) == (years, flags["circa"], flags["uncertain"])


@given(st.sampled_from([era for eras in by_name().values() for era in eras]), st.integers(1, 61))
def test_a_year_of_an_era_written_and_read_is_the_same(era, n):
    for reading in parse(f"{era.label}{n}年"):
        again = parse(format_reading(reading))
        assert [item.years for item in again] == [reading.years]


@given(
    st.text(max_size=60)
    | st.text(alphabet="乾隆康熙三十年公元前世纪清中期至—(1765)约？bcearly 0123456789-./[]c", max_size=30)
)
def test_no_text_makes_it_fail(text):
    readings = parse(text)
    assert all(item.text == text.strip() for item in readings)
    for item in readings:
        if None not in item.years:
            assert item.earliest <= item.latest


@given(st.integers(-3000, 2100))
def test_numbers_are_astronomical_years(year):
    assert parse_years(year) == (year, year)
    assert parse_years(float(year)) == (year, year)


@pytest.mark.parametrize(
    "text", ["19世纪", "1990年代", "清乾隆三十年", "清中期", "1823年5月4日", "公元前2505年", "约1930年？"]
)
def test_canonical_writing_is_its_own(text):
    assert format_reading(read_date(text)) == text
