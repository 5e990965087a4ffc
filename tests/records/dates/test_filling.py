"""What is filled in a record, and what is said about it."""

from platform_site.records.dates import fill_dates


def test_empty_fields_are_filled():
    values = {"date_text": "乾隆三十年"}
    assert fill_dates(values) == []
    assert values == {"date_text": "乾隆三十年", "year_from": 1765, "year_to": 1765, "date_edtf": "1765"}


def test_given_years_stay_and_a_contradiction_is_told():
    values = {"date_text": "洪武二十二年", "year_from": 1289, "year_to": 1289}
    assert [(item.code, item.written, item.expected) for item in fill_dates(values)] == [
        ("years_disagree", "1289", "洪武二十二年：1389")
    ]
    assert (values["year_from"], values["date_edtf"]) == (1289, "1289")


def test_years_that_agree_take_the_finer_writing():
    values = {"date_text": "c. 1930-1950", "year_from": 1925, "year_to": 1955}
    assert fill_dates(values) == []
    assert values["date_edtf"] == "1930~/1950~"


def test_the_end_of_a_lunar_year_is_no_contradiction():
    assert fill_dates({"date_text": "乾隆三十年十二月", "year_from": 1766, "year_to": 1766}) == []


def test_candidates_fill_nothing():
    values = {"date_text": "永乐三年"}
    assert [item.code for item in fill_dates(values)] == ["ambiguous"]
    assert values == {"date_text": "永乐三年"}
    assert fill_dates(values, period="明") == []
    assert values["year_from"] == 1405


def test_what_is_not_understood_changes_nothing():
    values = {"date_text": "年代不详", "year_from": None, "year_to": None}
    assert fill_dates(values) == []
    assert values == {"date_text": "年代不详", "year_from": None, "year_to": None}


def test_an_edtf_given_by_hand_stays():
    values = {"date_text": "乾隆三十年", "date_edtf": "1765-03"}
    fill_dates(values)
    assert values["date_edtf"] == "1765-03"
