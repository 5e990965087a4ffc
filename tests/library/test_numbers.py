"""ISBN and ISSN: read as written, proved, kept in one form (ISO 2108, ISO 3297)."""

import pytest
from django.core.exceptions import ValidationError

from library.models.numbers import checked_isbns, checked_issns, isbn13, isbn_digits, isbn_shown, issn8


@pytest.mark.parametrize(
    "written",
    [
        "9787020002207",
        "978-7-02-000220-7",
        "978 7 02 000220 7",
        "7-02-000220-X",
        "702000220x",
        "ISBN 978‐7‐02‐000220‐7",
    ],
)
def test_an_isbn_is_kept_as_thirteen_digits(written):
    assert isbn13(written) == "9787020002207"


@pytest.mark.parametrize("written", ["9787020002208", "7-02-000220-1", "978702000220", "1234", "不详", ""])
def test_a_wrong_isbn_is_none(written):
    assert isbn13(written) == ""


@pytest.mark.parametrize(
    ("written", "kept"), [("1000-0098", ""), ("0317-8471", "0317-8471"), ("ISSN 2434561X", "2434-561X")]
)
def test_an_issn_is_kept_with_its_hyphen(written, kept):
    assert issn8(written) == kept


def test_several_numbers_stand_in_one_field():
    assert checked_isbns("7-02-000220-X, 978-7-02-000220-7；978-7-101-00304-8") == "9787020002207；9787101003048"
    assert checked_issns("0317-8471、2434-561X") == "0317-8471；2434-561X"


def test_the_wrong_one_is_named():
    with pytest.raises(ValidationError, match="9787020002208"):
        checked_isbns("9787020002207；9787020002208")
    with pytest.raises(ValidationError, match="0317-8472"):
        checked_issns("0317-8472")


def test_readers_type_a_number_in_four_ways():
    assert isbn_digits("9787020002207") == ["9787020002207", "702000220X"]
    assert isbn_shown("9787020002207；9787101003048") == "978-7-02-000220-7；978-7-101-00304-8"
