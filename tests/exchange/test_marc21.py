"""MARC 21: both scripts, broken records, odd encodings."""

import gzip

import pytest

from library.models import Edition, Item, Work
from library.models.numbers import isbn13
from platform_site.exchange.models import Refusal
from platform_site.records.models import SourceRow
from tests.data import data_file


@pytest.fixture
def books(tmp_path):
    """Records of the Library of Congress sample by control number."""
    wanted_end = b"\x1d"

    def pick(*numbers):
        with gzip.open(data_file("library/loc_books_sample.mrc.gz")) as stream:
            records = stream.read().split(wanted_end)
        found = [record + wanted_end for record in records if any(n.encode() in record[:1500] for n in numbers)]
        path = tmp_path / "books.mrc"
        path.write_bytes(b"".join(found))
        return path

    return pick


def test_the_original_script_is_shown_and_the_romanised_kept_apart(ingest, books):
    assert ingest("library.marc21", books("   00049925 "))["new"] == 1
    work = Work.objects.get(identifier="00049925")
    assert work.title == "故事與民俗"
    assert work.romanised == ["Gu shi yu min su"]
    maker = work.contributions.get()
    assert (maker.name, maker.romanised) == ("陳益源", "Chen, Yiyuan")
    edition = Edition.objects.get(work=work)
    assert (edition.statement, edition.place, edition.publisher) == (
        "1版",
        "台北縣永和市",
        "富春文化事業股份有限公司",
    )
    assert (edition.date, edition.isbn, edition.series, edition.series_number) == (
        "1999",
        "9789570398229",
        "少年系列",
        "1",
    )
    item = Item.objects.get(edition=edition)
    assert (item.call_number, item.location, item.loan_kind) == (
        "GR335.C4825 1999",
        "Library of Congress",
        "reading-room",
    )
    assert "Tales－China－Juvenile literature" in work.subjects
    assert {"Tales", "China"} <= set(work.subjects)
    assert (work.language, work.holder, work.source_url) == (
        "汉语",
        "Library of Congress",
        "https://lccn.loc.gov/00049925",
    )


def test_the_year_in_brackets_is_the_one_to_index(ingest, books):
    ingest("library.marc21", books("   00049927 "))
    work = Work.objects.get()
    assert (work.date_text, work.year_from, work.year_to) == ("民國88 [1999]", 1999, 1999)


def test_notes_contents_and_alternative_titles_in_both_scripts(ingest, books):
    ingest("library.marc21", books("   00696352 "))
    work = Work.objects.get()
    assert work.title == "天經或問註解"
    assert "天經註解" in work.alternative
    assert work.contents.splitlines() == ["[1] 序卷", "[2-3] 圖卷"]
    assert "入江脩保叔" in work.body
    assert [item.name for item in work.contributions.all()] == [
        "入江東阿",
        "Japanese Rare Book Collection (Library of Congress)",
    ]
    assert (work.year_from, work.date_text) == (1750, "寬延 3 [1750]")
    assert "880-" not in work.title + work.body + "".join(work.subjects)


def test_broken_records_are_reported_and_reading_goes_on(ingest):
    summary = ingest("library.marc21", data_file("library/marc_edge/bad_records.mrc"))
    assert (summary["read"], summary["new"], summary["refused"]) == (9, 2, 7)
    refused = Refusal.objects.filter(kind=Refusal.Kind.REFUSED)
    assert list(refused.values_list("number", flat=True)) == [2, 3, 4, 5, 6, 7, 9]
    again = ingest("library.marc21", data_file("library/marc_edge/bad_records.mrc"))
    assert (again["unchanged"], again["refused"]) == (2, 7)


@pytest.mark.parametrize(
    ("name", "new", "refused"),
    [
        ("marc8.dat", 1, 0),
        ("utf8_with_leader_flag.dat", 1, 0),
        ("utf8_without_leader_flag.dat", 1, 0),
        ("diacritic.dat", 1, 0),
        ("multi_isbn.dat", 1, 0),
        ("utf8_invalid.mrc", 1, 0),
        ("testunimarc.dat", 0, 1),
        ("1251.dat", 0, 6),
    ],
)
def test_odd_encodings(ingest, name, new, refused):
    summary = ingest("library.marc21", data_file(f"library/marc_edge/{name}"))
    assert (summary["new"], summary["refused"]) == (new, refused)


@pytest.mark.parametrize("name", ["marc8.dat", "utf8_with_leader_flag.dat", "utf8_without_leader_flag.dat"])
def test_one_record_in_three_encodings(ingest, name):
    ingest("library.marc21", data_file(f"library/marc_edge/{name}"))
    assert Work.objects.get().alternative == ["De la solitude à la communauté"]


def test_records_are_kept_byte_for_byte(ingest):
    path = data_file("library/marc_samples/test_data.utf8.mrc")
    assert ingest("library.marc21", path)["new"] == 30
    kept = [bytes(payload) for payload in SourceRow.objects.order_by("pk").values_list("payload", flat=True)]
    assert b"".join(kept) == path.read_bytes()


@pytest.mark.parametrize("path", ["library/loc_books_chi500.marcxml.gz", "museum/npm_chinese_paintings.csv"])
def test_what_is_not_iso_2709_is_refused(refused, path):
    assert "ISO 2709" in refused("library.marc21", data_file(path))
    assert Work.objects.count() == 0


@pytest.mark.parametrize(
    ("written", "number"),
    [("9570398221", "9789570398229"), ("080442957X", "9780804429573"), ("9787111213826", "9787111213826"),
     ("9570398222", ""), ("9787111213827", ""), ("12345", "")],
)  # fmt: skip
def test_isbn_check_digits(written, number):
    assert isbn13(written) == number
