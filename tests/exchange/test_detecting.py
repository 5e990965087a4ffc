"""A file's first bytes propose the profiles that can read it."""

import gzip
import io
import zipfile

import pytest
from openpyxl import Workbook

from platform_site.exchange.profiles import profiles_that_read
from platform_site.exchange.readers.detecting import readers_for
from tests.data import data_file
from tests.factories.marc import iso2709, marcxml

CHINESE = [("001", "1"), ("200", "1 ", [("a", "红楼梦")])]
WESTERN = [("001", "1"), ("245", "00", [("a", "红楼梦")])]


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def workbook():
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


MADE = [
    (iso2709(CHINESE, "gb18030"), ["cnmarc", "marc21"]),
    (iso2709(CHINESE), ["cnmarc", "marc21"]),
    (iso2709(WESTERN), ["marc21", "cnmarc"]),
    (iso2709(WESTERN, "gb18030"), ["cnmarc", "marc21"]),
    (gzip.compress(iso2709(WESTERN)), ["marc21", "cnmarc"]),
    (zipped(a_mrc=iso2709(WESTERN)), ["marc21", "cnmarc"]),
    (marcxml([WESTERN]).encode(), ["marcxml"]),
    (marcxml([WESTERN], prefix="marc").encode(), ["marcxml"]),
    (b"<lido:lido><lido:lidoRecID/></lido:lido>", ["lido"]),
    (b"<html><body/></html>", []),
    (b'[{"title": "a", "paragraphs": ["b"]}]', ["texts", "table"]),
    (b'[{"title": "a", "maker": "b"}]', ["table"]),
    (b'{"title": "a"}\n{"title": "b"}\n', ["table"]),
    ("编号,题名\n1,甲\n".encode("gb18030"), ["table"]),
    (zipped(a_json="[]"), ["texts", "table"]),
    (zipped(a_csv="a,b\n1,2\n"), ["table"]),
    (zipped(a_zip=zipped(b_csv="a,b")), []),
    (workbook(), ["table"]),
    (b"%PDF-1.7", []),
    (b"\x1f\x8bnot gzip", []),
    (b"", []),
    (b"   \n", []),
    (bytes(range(256)) * 20, []),
]


@pytest.mark.parametrize(("head", "readers"), MADE)
def test_by_content(head, readers):
    assert readers_for(head) == readers


@pytest.mark.parametrize(
    ("path", "best"),
    [
        ("library/loc_books_sample.mrc.gz", "library.marc21"),
        ("library/loc_books_chi500.marcxml.gz", "library.marcxml"),
        ("library/marc_edge/marc8.dat", "library.marc21"),
        ("library/marc_edge/testunimarc.dat", "library.cnmarc"),
        ("library/marc_edge/batch.xml", "library.marcxml"),
        ("library/derived_cnmarc_utf8.iso", "library.cnmarc"),
        ("library/derived_cnmarc_gb18030.iso", "library.cnmarc"),
        ("library/marc_samples/sample-oai-pmh.xml", "library.dublin_core"),
        ("library/chinese_poetry.zip", "library.texts"),
        ("library/dila_cbeta_catalog.zip", "library.texts"),
        ("museum/lido/mkg_lidoWrap.xml", "museum.lido"),
        ("museum/lido/mkg_beispiel-1.xml", "museum.lido"),
    ],
)
def test_the_real_files(path, best):
    with data_file(path).open("rb") as file:
        assert profiles_that_read(file.read(1 << 16), path)[0].key == best


@pytest.mark.parametrize("path", ["museum/npm_chinese_paintings.csv", "museum/cmoa_objects.jsonl.gz"])
def test_tables_are_proposed_to_every_venue(path):
    with data_file(path).open("rb") as file:
        keys = {profile.key for profile in profiles_that_read(file.read(1 << 16), path)}
    assert {"museum.table", "library.table", "gallery.table", "culture.table"} <= keys
