"""Any table that a colleague may send: its encoding, delimiter, packing and form; and what only looks like one."""

import gzip
import io
import json
import re
import tracemalloc
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from platform_site.exchange.errors import FileRefused
from platform_site.exchange.readers import Source, read_rows

ROWS = [{"no": "1", "name": "山水畫冊之第一開"}, {"no": "2", "name": "花鳥圖"}]
CSV = "no,name\n1,山水畫冊之第一開\n2,花鳥圖\n"


@pytest.fixture
def read(tmp_path):
    """The records of a file of that content."""

    def records(content, name="rows.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return list(read_rows(Source(path), "table"))

    return records


def data(records):
    return [record.data() for record in records]


def zipped(**members) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_csv", ".csv"), content)
    return packed.getvalue()


def workbook(*rows) -> bytes:
    book, packed = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    return packed.getvalue()


def repacked(content: bytes, part: str, change) -> bytes:
    """The workbook with one part of it changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            raw = old.read(item)
            new.writestr(item.filename, change(raw) if item.filename == part else raw)
    return packed.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "big5"],
)
def test_chinese_in_any_encoding(read, encoding):
    assert data(read(CSV.encode(encoding))) == ROWS


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Señora de la Niña; “Œuvre d’été”"),
        ("cp1251", "Портрет художника в мастерской"),
        ("cp1250", "żółw i jaźń ćma, Łódź w śniegu"),
        ("cp932", "源氏物語絵巻とひらがなカタカナ"),
    ],
)
def test_other_alphabets(read, encoding, text):
    assert data(read(f'no,name\n1,"{text}"\n'.encode(encoding))) == [{"no": "1", "name": text}]


def test_the_encoding_shows_only_late_in_the_file(read):
    rows = "no,name\n" + "1,plain\n" * 40_000 + "2,花鸟图\n"
    assert read(rows.encode("gb18030"))[-1].data() == {"no": "2", "name": "花鸟图"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_with_the_others_in_the_cells(read, delimiter):
    text = f'no{delimiter}name\n1{delimiter}"a, b; c | d"\n2{delimiter}"x{delimiter}y"\n'
    assert [row["name"] for row in data(read(text.encode()))] == ["a, b; c | d", f"x{delimiter}y"]


def test_a_title_above_the_header_and_the_line_of_excel(read):
    assert data(read(f"馆藏书画登记表,\n,\n{CSV}".encode())) == ROWS
    assert data(read(("sep=|\n" + CSV.replace(",", "|")).encode())) == ROWS


def test_quotes_line_ends_and_empty_cells(read):
    records = read(b'no,name,\r\n1,"a ""b""\nc",\r\n\r\n,,\r\n2,x,y,,\r\n')
    assert data(records) == [{"no": "1", "name": 'a "b"\nc', "column 3": ""}, {"no": "2", "name": "x", "column 3": "y"}]


def test_a_file_cut_in_a_quoted_cell_says_so_once(read):
    records = read(b'no,name\n1,a\n2,"b\nc,d\n')
    assert [record.problem is not None for record in records] == [False, True]
    assert records[1].number == 2
    assert read(b'no,name\n1,a\n2,"b"')[-1].problem is None


def test_a_lost_character_refuses_its_row_only(read):
    rows = "编号,名称\n" + "".join(f"{number},山水画第{number}号\n" for number in range(20))
    records = read(rows.encode("gb18030").replace("第7".encode("gb18030"), b"\xff\xff7"))
    assert [(record.number, record.problem.field) for record in records if record.problem] == [(8, "名称")]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(CSV.encode("gb18030")),
        zipped(rows_csv=CSV),
        zipped(**{"书画/rows.csv": CSV, "__MACOSX/._rows.csv": "x", "书画/.DS_Store": "x"}),
        zipped(**{"book.xlsx": workbook(["no", "name"], *[list(row.values()) for row in ROWS])}),
        gzip.compress(workbook(["no", "name"], *[list(row.values()) for row in ROWS])),
        json.dumps({"total": 2, "result": {"items": ROWS}}, indent=1).encode(),
        json.dumps(ROWS).encode("utf-16"),
        "\n".join(json.dumps(row) for row in ROWS).encode(),
    ],
)
def test_any_packing_and_form(read, content):
    assert data(read(content)) == ROWS


def test_one_object_over_many_lines_is_one_record(read):
    assert data(read(json.dumps(ROWS[0], indent=2).encode())) == [ROWS[0]]


def test_cells_of_a_workbook(read):
    rows = [["馆藏登记表"], ["no", "when", "n", "t"], [1, date(1936, 5, 1), 2.50, datetime(2020, 1, 2, 3, 4)], [2]]
    assert data(read(workbook(*rows))) == [
        {"no": "1", "when": "1936-05-01", "n": "2.5", "t": "2020-01-02 03:04:00"},
        {"no": "2"},
    ]


def test_formulas_are_taken_with_a_warning_or_refused(read):
    content = workbook(["no", "name", "sum"], [1, "a", "=1+1"], [2, "b", 7], [3, "c", "=A2"])
    content = repacked(content, SHEET, lambda raw: re.sub(rb"(<f>1.1</f>)<v ?/?>(</v>)?", rb"\1<v>2</v>", raw))
    first, second, third = read(content)
    assert (first.data()["sum"], first.problem, [warning.value for warning in first.warnings]) == ("2", None, ["=1+1"])
    assert (second.problem, second.warnings) == (None, ())
    assert (third.problem.field, third.problem.value) == ("sum", "=A2")


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'


@pytest.mark.parametrize(
    "content",
    [
        repacked(workbook(["no", "name"], [1, "a"]), SHEET, lambda _raw: ENTITY),
        repacked(workbook(["no", "name"], [1, "a"]), "xl/workbook.xml", lambda _raw: ENTITY),
        repacked(workbook(["no", "name"], [1, "a"]), SHEET, lambda raw: raw[: len(raw) // 2]),
        workbook(["no", "name"], [1, "a"])[:-200],
        zipped(a_csv=CSV, b_csv=CSV),
        zipped(),
        zipped(**{"../rows.csv": CSV}),
        zipped(**{"/etc/rows.csv": CSV}),
        zipped(**{"C:\\rows.csv": CSV}),
        zipped(a_csv=CSV)[:-30],
        zipped(a_csv=b"\x89PNG\r\n\x1a\n" + b"x" * 80),
        gzip.compress(CSV.encode() * 100, mtime=0)[:-9],
        gzip.compress(b""),
        b"[]",
        b'{"data": [{"no": 1},\n {"no"',
        b"only one column\nwithout\na delimiter\n",
        b"a,b,a\n1,2,3\n",
    ],
)
def test_what_is_no_table_is_refused_with_one_sentence(read, content):
    with pytest.raises(FileRefused) as caught:
        read(content)
    assert str(caught.value).endswith("。")


def gzip_bomb() -> bytes:
    """A gigabyte of zeros in a megabyte, made of one compressed block after another."""
    return gzip.compress(b"\0" * (64 << 20), compresslevel=9) * 16


def zip_bomb(name: str, count: int = 1) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml" if name.startswith("xl/") else "readme/", "")
        for _number in range(count):
            with archive.open(name, "w", force_zip64=True) as member:
                for _block in range(16):
                    member.write(b"a" * (16 << 20))
    return packed.getvalue()


def lying(content: bytes, size: int) -> bytes:
    """The archive with the sizes of its directory and headers made small."""
    true = (256 << 20).to_bytes(4, "little")
    return content.replace(true, size.to_bytes(4, "little"))


@pytest.mark.parametrize(
    "content",
    [gzip_bomb, lambda: zip_bomb("rows.csv"), lambda: zip_bomb(SHEET), lambda: lying(zip_bomb("rows.csv"), 1000)],
    ids=["gzip", "zip", "workbook", "lying"],
)
def test_a_bomb_is_refused_while_memory_stays_small(read, content):
    content = content()
    assert len(content) < 2 << 20
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused):
            read(content)
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()
