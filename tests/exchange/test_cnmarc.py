"""CNMARC: two encodings, two families in one file, and the fields of the Chinese format."""

import pytest

from library.ingest.cnmarc import convert
from library.models import Edition, Work
from platform_site.exchange.readers.marc import decode_cnmarc
from tests.data import data_file
from tests.factories.marc import iso2709

DEMO = [
    ("001", "DEMO0000001"),
    ("010", "  ", [("a", "978-7-00-000000-2"), ("b", "平装"), ("d", "CNY58.00")]),
    ("100", "  ", [("a", "20200101d2019    em y0chiy50      ea")]),
    ("101", "0 ", [("a", "chi")]),
    ("105", "  ", [("a", "ak  a   000yy")]),
    (
        "200",
        "1 ",
        [("a", "釉下五彩"), ("A", "You xia wu cai"), ("e", "瓷艺丛谈"), ("f", "张三编著"), ("g", "李四")],
    ),
    ("205", "  ", [("a", "第2版")]),
    ("210", "  ", [("a", "长沙"), ("c", "示范出版社"), ("d", "2019")]),
    ("215", "  ", [("a", "218页"), ("c", "彩图"), ("d", "24cm")]),
    ("225", "2 ", [("a", "湖湘工艺丛书"), ("v", "3")]),
    ("320", "  ", [("a", "有书目（第210-215页）")]),
    ("327", "1 ", [("a", "第一章 窑火"), ("a", "第二章 釉色")]),
    ("330", "  ", [("a", "本书介绍醴陵釉下五彩瓷的历史、材料与工艺。")]),
    ("333", "  ", [("a", "工艺爱好者")]),
    ("461", " 0", [("1", "001SET001"), ("1", "2001 "), ("a", "湖湘工艺丛书"), ("v", "第三种")]),
    ("517", "1 ", [("a", "醴陵瓷话"), ("A", "Li ling ci hua")]),
    ("606", "0 ", [("a", "瓷器"), ("x", "工艺美术史"), ("y", "醴陵")]),
    ("607", "  ", [("a", "醴陵"), ("x", "文化史")]),
    ("610", "0 ", [("a", "釉下彩"), ("a", "醴陵窑")]),
    ("690", "  ", [("a", "J527"), ("v", "5")]),
    ("692", "  ", [("a", "85.1")]),
    ("701", " 0", [("a", "张三"), ("A", "zhang san"), ("4", "编著")]),
    ("702", " 1", [("a", "Dewey"), ("b", "John"), ("4", "730")]),
    ("711", "02", [("a", "示范陶瓷研究所"), ("4", "编")]),
    ("801", " 0", [("a", "CN"), ("b", "DEMO"), ("c", "20200101")]),
    ("830", "  ", [("a", "待核对")]),
    ("905", "  ", [("a", "ZZLIB"), ("b", "0001"), ("b", "0002"), ("d", "J527"), ("e", "1")]),
]


WANTED = {
    "title": "釉下五彩 : 瓷艺丛谈",
    "romanised": ["You xia wu cai", "Li ling ci hua"],
    "alternative": ["醴陵瓷话"],
    "language": "汉语",
    "year_from": 2019,
    "year_to": 2019,
    "date_text": "2019",
    "extent": "218页 : 彩图 ; 24cm",
    "contents": "第一章 窑火\n第二章 釉色",
    "description": "本书介绍醴陵釉下五彩瓷的历史、材料与工艺。",
    "audience": "工艺爱好者",
    "bibliography": "有书目（第210-215页）",
    "clc_class": "J527",
    "other_class": "85.1",
    "cataloguer_note": "待核对",
    "part_of": "SET001",
    "part_label": "第三种",
    "places": ["醴陵"],
    "subjects": [
        "瓷器－工艺美术史－醴陵",
        "醴陵－文化史",
        "釉下彩",
        "醴陵窑",
        "瓷器",
        "工艺美术史",
        "醴陵",
        "文化史",
    ],
    "contributions": [
        {"name": "张三", "role": "编著", "romanised": "zhang san"},
        {"name": "Dewey, John", "role": "译", "romanised": ""},
        {"name": "示范陶瓷研究所", "role": "编", "romanised": ""},
    ],
}


class Nothing:
    """A mapping that adds nothing."""

    content: dict = {}

    def fields_of(self, _facts):
        return {}


@pytest.mark.parametrize(("word", "status"), [("丢失", "lost"), ("已剔除", "withdrawn"), ("外借", "on-loan")])
def test_the_status_of_a_copy_stands_in_905(word, status):
    found = converted([*DEMO[:-1], ("905", "  ", [("b", "0003"), ("d", "J527"), ("z", word)])])
    assert [item["status"] for item in found["editions"][0]["items"]] == [status]


def converted(fields, encoding="utf-8", mapping=Nothing):
    return convert(decode_cnmarc(iso2709(fields, encoding)), mapping())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_every_field_of_the_format(encoding):
    found = converted(DEMO, encoding)
    edition = found.pop("editions")[0]
    assert {name: found[name] for name in WANTED} == WANTED
    assert (edition["statement"], edition["responsibility"]) == ("第2版", "张三编著 ; 李四")
    assert (edition["place"], edition["publisher"], edition["series"], edition["series_number"]) == (
        "长沙",
        "示范出版社",
        "湖湘工艺丛书",
        "3",
    )
    assert (edition["binding"], edition["price"]) == ("平装", "CNY58.00")
    assert [(item["barcode"], item["call_number"], item["location"]) for item in edition["items"]] == [
        ("0001", "J527/1", "ZZLIB"),
        ("0002", "J527/1", "ZZLIB"),
    ]


def test_a_wrong_isbn_is_kept_apart_and_told():
    found = converted(DEMO)
    edition = found["editions"][0]
    assert (edition["isbn"], edition["invalid_isbn"]) == ("", "978-7-00-000000-2")
    assert [problem.field for problem in found["warnings"]] == ["010"]


def test_a_mapping_says_what_stands_where_in_the_holdings():
    class Other(Nothing):
        content = {"holdings_field": {"tag": "920", "call": "p", "class": "q", "book": "q", "barcode": "t"}}

    fields = [*DEMO[:-1], ("920", "  ", [("a", "ZZ"), ("p", "J527/88"), ("t", "X9")])]
    item = converted(fields, mapping=Other)["editions"][0]["items"][0]
    assert (item["call_number"], item["barcode"]) == ("J527/88", "X9")


def test_holdings_without_a_number_are_told():
    found = converted([*DEMO[:-1], ("905", "  ", [("a", "ZZLIB")])])
    assert [problem.field for problem in found["warnings"]] == ["010", "905"]


@pytest.mark.parametrize(
    ("fields", "kind", "more"),
    [
        (
            [("110", "  ", [("a", "af ")]), ("207", "  ", [("a", "1980, no.1-")]), ("011", "  ", [("a", "1000-0135")])],
            "serial",
            {"frequency": "月刊", "holdings_statement": "1980, no.1-"},
        ),
        (
            [
                ("140", "  ", [("a", "")]),
                ("205", "  ", [("a", "清光绪十年刻本")]),
                ("307", "  ", [("a", "九行二十字")]),
                ("696", "  ", [("a", "集部·别集类"), ("2", "sk")]),
            ],
            "ancient",
            {"four_parts": "集部·别集类"},
        ),
    ],
)
def test_serials_and_ancient_books(fields, kind, more):
    found = converted([("001", "1"), ("200", "1 ", [("a", "题名")]), *fields])
    assert found["work_kind"] == kind
    assert {name: found[name] for name in more} == more
    if kind == "ancient":
        edition = found["editions"][0]
        assert (edition["edition_kind"], edition["layout_note"]) == ("刻本", "九行二十字")


def test_cmarc_of_taiwan():
    found = converted(
        [
            ("001", "T1"),
            ("200", "1 ", [("a", "楚辭"), ("f", "屈原撰")]),
            ("681", "  ", [("a", "832.1"), ("b", "7171")]),
            ("700", " 0", [("a", "屈"), ("b", "原"), ("s", "戰國"), ("4", "撰")]),
        ],
        "big5hkscs",
    )
    assert found["title"] == "楚辭"
    assert found["other_class"] == "832.1 7171"
    assert found["contributions"] == [{"name": "屈原", "role": "撰", "romanised": ""}]


def test_records_of_the_other_family_in_the_same_file(ingest, tmp_path):
    path = tmp_path / "mixed.iso"
    marc21 = [("001", "A1"), ("245", "00", [("a", "红楼梦 /"), ("c", "曹雪芹著")]), ("260", "  ", [("c", "1982")])]
    path.write_bytes(iso2709(marc21, "gb18030") + iso2709(DEMO, "gb18030") + iso2709(DEMO, "utf-8"))
    summary = ingest("library.cnmarc", path)
    assert (summary["read"], summary["new"], summary["refused"]) == (3, 2, 1)  # the last repeats its number
    assert Work.objects.get(identifier="A1").title == "红楼梦"


@pytest.mark.parametrize("name", ["utf8", "gb18030"])
def test_the_derived_files(ingest, name):
    summary = ingest("library.cnmarc", data_file(f"library/derived_cnmarc_{name}.iso"))
    assert (summary["read"], summary["new"], summary["refused"]) == (300, 300, 0)
    work = Work.objects.get(identifier="00049919")
    assert (work.title, work.date_text, work.year_from) == (
        "心理學槪要 : 含解釋名詞",
        "民國87 [1988]",
        1988,
    )
    assert (work.romanised, work.contributions.get().name) == (["Xin li xue gai yao"], "彭駕騂")
    edition = Edition.objects.get(work=work)
    assert (edition.publisher, edition.series, edition.isbn) == ("風雲論壇出版社", "心理學叢書", "9789578929562")


def test_both_encodings_give_the_same_works(ingest):
    ingest("library.cnmarc", data_file("library/derived_cnmarc_utf8.iso"))
    again = ingest("library.cnmarc", data_file("library/derived_cnmarc_gb18030.iso"))
    assert again["unchanged"] == 300


def test_a_record_of_unimarc(ingest):
    summary = ingest("library.cnmarc", data_file("library/marc_edge/testunimarc.dat"))
    assert (summary["read"], summary["new"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("联通", "gb18030"), ("图书", "gb18030"), ("Général", "utf-8"), ("圖書館學", "big5hkscs"), ("圖書館", "utf-8")],
)
def test_encodings_told_apart_by_content(text, encoding):
    record = decode_cnmarc(iso2709([("001", "1"), ("200", "1 ", [("a", text)])], encoding))
    assert record.first("200", "a") == text
