"""The date columns of real collections: what is not understood is what says that it is not known."""

import pytest

from .measure import counted

UNKNOWN = {"date not known", "no date", "not dated", " not dated", "n.d.", "undated"}


@pytest.mark.parametrize(
    ("column", "most"),
    [
        ("cmoa_objects creation_date", 6),
        ("cmoa_teenie creation_date", 1),
        ("tate_artworks dateText", 0),
        ("tate_artist_data dates", 0),
        ("chinese_paintings_labels dynasty", 0),
    ],
)
def test_what_is_not_understood(column, most):
    total, understood, several, failed = counted(column)
    rest = {text: count for text, count in failed.items() if text not in UNKNOWN}
    assert (several, sum(rest.values()) <= most) == (0, True), rest
    assert understood + sum(failed.values()) == total
