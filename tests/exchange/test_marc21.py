"""MARC 21: both scripts, broken records, odd encodings."""

import gzip

import pytest
from pymarc import Record

from library.models import Edition, Item, Work
from library.models.numbers import isbn13
from platform_site.exchange.errors import RowRefused
from platform_site.exchange.models import Refusal
from platform_site.exchange.readers import Source
from platform_site.exchange.readers.marc import decode, frames
from platform_site.records.models import SourceRow
from tests.data import data_file
from tests.factories.marc import iso2709


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


def whole(record):
    """All of a record as plain values, whichever library read it."""
    return record.controls(), {
        tag: [(field.indicators, field.subfields) for field in record.fields(tag)] for tag in record.tags()
    }


def by_pymarc(payload):
    force = payload[9:10] != b"a" and not payload.isascii() and is_utf8(payload)
    controls, fields = {}, {}
    for field in Record(data=payload, force_utf8=force).fields:
        if field.control_field:
            controls.setdefault(field.tag, field.data)
        else:
            pairs = [tuple(part) for part in field.subfields]
            fields.setdefault(field.tag, []).append(("".join(field.indicators), pairs))
    return controls, fields


def is_utf8(payload):
    try:
        payload.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    "path",
    [
        "library/loc_books_sample.mrc.gz",
        "library/marc_samples/test_data.utf8.mrc",
        "library/marc_edge/marc8.dat",
        "library/marc_edge/diacritic.dat",
        "library/marc_edge/multi_isbn.dat",
        "library/marc_edge/testunimarc.dat",
        "library/marc_edge/utf8_with_leader_flag.dat",
        "library/marc_edge/utf8_without_leader_flag.dat",
        "library/derived_cnmarc_utf8.iso",
    ],
)
def test_every_record_is_read_as_pymarc_reads_it(path):
    source = Source(data_file(path))
    with source.open() as stream:
        records = list(frames(stream))
    assert records
    for payload in records:
        assert whole(decode(payload)) == by_pymarc(payload)


def test_what_pymarc_refuses_is_refused():
    for payload in data_file("library/marc_edge/bad_records.mrc").read_bytes().split(b"\x1d")[1:7]:
        with pytest.raises(RowRefused):
            decode(payload.lstrip() + b"\x1d")


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("0002", "遗失"), ("0001", "On loan")], ["on-loan", "lost"]),
        ([("0002", "withdrawn 2024")], ["available", "withdrawn"]),
        ([("", "修复中"), ("", "在馆")], ["repair", "available"]),
        ([("0001", "not available"), ("0002", "剔除")], ["available", "withdrawn"]),
    ],
)
def test_the_status_of_a_copy_stands_in_876(ingest, tmp_path, pieces, expected):
    path = tmp_path / "book.mrc"
    numbers = ["0001", "0002"] if any(barcode for barcode, _status in pieces) else ["", ""]
    held = [("852", "  ", [("i", f"I247.5/{n}"), *([("p", n)] if n else [])]) for n in numbers]
    told = [("876", "  ", [*([("p", barcode)] if barcode else []), ("j", status)]) for barcode, status in pieces]
    path.write_bytes(iso2709([("001", "B2"), ("245", "00", [("a", "示例")]), *held, *told]))
    ingest("library.marc21", path)
    assert list(Work.objects.get(identifier="B2").editions.get().items.values_list("status", flat=True)) == expected


BOOK = [
    ("001", "B1"),
    ("008", "200101s2019    cc ".ljust(35) + "chi d"),
    ("020", "  ", [("a", "9787111213826 (pbk.) :"), ("c", "CNY39.00")]),
    ("020", "  ", [("a", "9787111213827")]),
    ("022", "  ", [("a", "1000-0135")]),
    ("041", "1 ", [("a", "chi"), ("h", "eng")]),
    ("082", "04", [("a", "895.1")]),
    ("084", "  ", [("a", "I247.5"), ("2", "clc")]),
    ("240", "10", [("a", "Works."), ("l", "Chinese")]),
    ("245", "10", [("a", "示例全集."), ("n", "第二册,"), ("p", "诗词 /"), ("c", "某某著.")]),
    ("490", "1 ", [("a", "示例丛书 ;"), ("v", "2")]),
    ("504", "  ", [("a", "Includes index.")]),
    ("505", "0 ", [("a", "上编 -- 下编.")]),
    ("521", "  ", [("a", "中学生")]),
    ("773", "0 ", [("t", "示例全集"), ("w", "(ZZ)SET1"), ("g", "第二册")]),
    ("852", "  ", [("b", "总馆"), ("c", "二楼"), ("h", "I247.5"), ("i", "88"), ("p", "0001")]),
    ("852", "  ", [("b", "总馆"), ("h", "I247.5"), ("i", "88")]),
    ("876", "  ", [("p", "0001")]),
    ("876", "  ", [("p", "0002")]),
]


def test_every_field_that_the_catalogue_has(ingest, tmp_path):
    path = tmp_path / "book.mrc"
    path.write_bytes(iso2709([("001", "SET1"), ("245", "00", [("a", "示例全集")])]) + iso2709(BOOK))
    assert ingest("library.marc21", path)["new"] == 2
    work = Work.objects.get(identifier="B1")
    assert (work.title, work.part_label, work.part_of.title) == ("示例全集. 第二册, 诗词", "第二册, 诗词", "示例全集")
    assert (work.clc_class, work.other_class, work.uniform_title) == ("I247.5", "895.1", "Works. Chinese")
    assert (work.language, work.original_language, work.audience) == ("汉语", "英语", "中学生")
    assert (work.bibliography, work.contents) == ("Includes index", "上编\n下编")
    edition = work.editions.get()
    assert (edition.isbn, edition.invalid_isbn, edition.issn) == ("9787111213826", "9787111213827", "1000-0135")
    assert (edition.binding, edition.price, edition.responsibility) == ("平装", "CNY39.00", "某某著")
    assert (edition.series, edition.series_number) == ("示例丛书", "2")
    items = list(edition.items.values_list("call_number", "class_number", "location", "barcode"))
    assert items == [("I247.5 88", "I247.5", "总馆 二楼", "0001"), ("I247.5 88", "I247.5", "总馆", "0002")]
    assert Refusal.objects.get().field == "020"


def test_serials_have_frequency_and_holdings(ingest, tmp_path):
    path = tmp_path / "serial.mrc"
    fields = [
        ("001", "S1"),
        ("245", "00", [("a", "示例月刊")]),
        ("310", "  ", [("a", "Bimonthly")]),
        ("863", "40", [("8", "1.1"), ("a", "1"), ("b", "2"), ("i", "1980"), ("j", "03")]),
        ("866", " 0", [("a", "1980-1990")]),
    ]
    path.write_bytes(iso2709(fields, leader="nas0 22"))
    ingest("library.marc21", path)
    work = Work.objects.get()
    assert (work.work_kind, work.frequency, work.holdings_statement) == ("serial", "双月刊", "1980-1990")
    assert list(work.issues.values_list("year", "volume", "number", "date")) == [(1980, "1", "2", "1980-03")]


@pytest.mark.parametrize(
    ("before", "cut", "after", "new", "refused"),
    [(b"", 40, b"", 1, 1), (b"", 0, b"\r\n\x1a", 2, 0), (b"\xef\xbb\xbf", 0, b"", 2, 0)],
)
def test_cut_off_and_wrapped_files(ingest, tmp_path, before, cut, after, new, refused):
    path = tmp_path / "cut.mrc"
    data = iso2709([("001", "A"), ("245", "00", [("a", "一")])])
    data += iso2709([("001", "B"), ("245", "00", [("a", "二"), ("c", "某" * 20)])])
    path.write_bytes(before + data[: len(data) - cut] + after)
    summary = ingest("library.marc21", path)
    assert (summary["new"], summary["refused"]) == (new, refused)


def test_the_same_control_number_twice(ingest, tmp_path):
    path = tmp_path / "twice.mrc"
    path.write_bytes(iso2709(BOOK) * 2)
    summary = ingest("library.marc21", path)
    assert (summary["new"], summary["refused"]) == (1, 1)
    assert "重复" in Refusal.objects.get(kind=Refusal.Kind.REFUSED).reason


def test_a_field_that_is_not_in_the_encoding_is_named(ingest, tmp_path):
    path = tmp_path / "wrong.mrc"
    good = [("001", "A"), ("245", "00", [("a", "一")])]
    bad = [("001", "B"), ("245", "00", [("a", "图书馆")])]
    path.write_bytes(iso2709(good) + iso2709(bad, "gb18030", leader="nam a22"))
    assert ingest("library.marc21", path)["refused"] == 1
    refusal = Refusal.objects.get()
    assert (refusal.number, refusal.identifier, refusal.field) == (2, "B", "245")
    assert "UTF-8" in refusal.reason


@pytest.mark.parametrize("content", [b"", b"  \n", b"00026     2200025   4500", b"hello", b"12345"])
def test_files_that_hold_no_record(refused, tmp_path, content):
    path = tmp_path / "none.mrc"
    path.write_bytes(content)
    assert "none.mrc" in refused("library.marc21", path)
