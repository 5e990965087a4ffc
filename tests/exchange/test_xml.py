"""MARCXML in its forms, and what XML can be made to do to a reader."""

import gzip

import pytest

from library.models import Work
from platform_site.exchange.models import Refusal
from tests.data import data_file
from tests.factories.marc import marcxml

BOOK = [("001", "X1"), ("245", "00", [("a", "红楼梦 &"), ("b", "<校注本>")]), ("260", "  ", [("c", "1982")])]
OTHER = [("001", "X2"), ("245", "00", [("a", "石头记")])]
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE collection [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE collection [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.fixture
def write(tmp_path):
    def file(text, name="books.xml", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return file


@pytest.mark.parametrize("form", [{}, {"prefix": "marc"}, {"namespace": False}, {"prefix": "m", "namespace": False}])
def test_with_its_namespace_another_prefix_or_none(ingest, write, form):
    assert ingest("library.marcxml", write(marcxml([BOOK, OTHER], **form)))["new"] == 2
    assert Work.objects.get(identifier="X1").title == "红楼梦 & <校注本>"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_in_the_encoding_that_it_declares(ingest, write, encoding):
    declared = encoding.removesuffix("-sig")
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    assert ingest("library.marcxml", write(head + marcxml([BOOK]), encoding=encoding))["new"] == 1
    assert Work.objects.get().title.startswith("红楼梦")


def test_inside_a_harvest(ingest, write):
    inner = marcxml([BOOK], prefix="marc").replace("<marc:collection", "<metadata").replace("</marc:coll", "</meta")
    inner = inner.replace("</metaection>", "</metadata>")
    path = write(f"<OAI-PMH><ListRecords><record><header/>{inner}</record></ListRecords></OAI-PMH>")
    summary = ingest("library.marcxml", path)
    assert (summary["read"], summary["new"]) == (1, 1)


def test_unimarc_in_xml(ingest, write):
    path = write(marcxml([[("001", "U1"), ("200", "1 ", [("a", "围城"), ("f", "钱钟书著")])]]))
    assert ingest("library.marcxml", path)["new"] == 1
    assert Work.objects.get().title == "围城"


def test_the_library_of_congress_in_both_formats_gives_the_same_works(ingest):
    assert ingest("library.marcxml", data_file("library/loc_books_chi500.marcxml.gz"))["new"] == 500
    work = Work.objects.get(identifier="00049925")
    assert (work.title, work.holder, work.source_url) == (
        "故事與民俗",
        "Library of Congress",
        "https://lccn.loc.gov/00049925",
    )
    assert work.editions.get().series == "少年系列"


def test_the_samples(ingest):
    assert ingest("library.marcxml", data_file("library/marc_samples/test_data.utf8.marc.xml"))["new"] == 30
    summary = ingest("library.marcxml", data_file("library/marc_edge/batch.xml"))
    assert (summary["read"], summary["refused"]) == (2, 0)


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
def test_declared_entities_are_refused(refused, write, head):
    text = head + marcxml([BOOK]).replace("红楼梦", "&x;" if head is OUTSIDE else "&c;")
    assert "ENTITY" in refused("library.marcxml", write(text))
    assert Work.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("library/marc_samples/sample-oai-pmh.xml", "不是 MARCXML"),
        ("library/marc_samples/sample-oai-no-namespace.xml", "不是 MARCXML"),
        ("museum/lido/mkg_lidoWrap.xml", "没有 MARCXML 记录"),
        ("library/loc_books_sample.mrc.gz", "不是 XML"),
        ("library/chinese_poetry.zip", "不是 XML"),
    ],
)
def test_a_file_of_another_kind_gets_one_sentence(refused, name, said):
    assert said in refused("library.marcxml", data_file(name))


@pytest.mark.parametrize("text", ["", "   \n", "<collection></collection>", "<collection>", "not xml", "<a><b></a>"])
def test_what_holds_no_record(refused, write, text):
    assert "books.xml" in refused("library.marcxml", write(text))


def test_a_file_that_breaks_off_keeps_what_came_before(ingest, write):
    text = marcxml([BOOK, OTHER])
    summary = ingest("library.marcxml", write(text[: text.rindex("<subfield")]))
    assert (summary["read"], summary["new"], summary["refused"]) == (2, 1, 1)
    refusal = Refusal.objects.get()
    assert refusal.number == 2
    assert "XML" in refusal.reason


def test_bytes_that_are_not_the_declared_encoding(ingest, write):
    data = marcxml([BOOK, OTHER]).encode().replace("石头记".encode(), "石头记".encode("gb18030"))
    summary = ingest("library.marcxml", write(data))
    assert (summary["new"], summary["refused"]) == (1, 1)


def test_a_text_too_large_is_no_record(ingest, write):
    path = write("", "books.xml.gz")
    with gzip.open(path, "wb") as out:
        head, tail = marcxml([BOOK, OTHER]).split("石头记")
        out.write(head.encode())
        for _part in range(24):
            out.write(b"a" * (1 << 20))
        out.write(tail.encode())
    summary = ingest("library.marcxml", path)
    assert (summary["new"], summary["refused"]) == (1, 1)
