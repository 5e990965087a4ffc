"""Tables: told apart by content, mapped, planned, applied; twice is unchanged; what a person edits stays."""

import gzip
import json

import pytest
from django.urls import reverse
from openpyxl import Workbook

from culture_center.models import HeritageElement
from museum.models import Object
from platform_site.exchange.models import Change, Refusal
from platform_site.exchange.readers.tables import load_json
from platform_site.jobs.models import Job
from platform_site.records.models import Ark, SourceRow
from search.models import Document
from tests.data import data_file
from tests.factories.records import ObjectFactory

NONE = {"job": None, "read": 0, "new": 0, "changed": 0, "unchanged": 0, "refused": 0, "warned": 0}
MAPPING = {
    "name": "simple",
    "profile": "museum.table",
    "match": {"columns": ["no", "name"]},
    "fields": {
        "identifier": "no",
        "title": "name",
        "medium": "medium",
        "subjects": {"path": "tags", "then": [{"split": "[;；]"}]},
        "years": {
            "from": {"path": "date", "then": [{"year": "first"}]},
            "to": {"path": "date", "then": [{"year": "last"}]},
        },
        "contributions": {"each_value": "maker", "item": {"name": "value"}},
        "holder": {"constant": "别处"},
    },
}


@pytest.fixture
def simple(tmp_path):
    path = tmp_path / "simple.json"
    path.write_text(json.dumps(MAPPING), encoding="utf-8")
    return path


@pytest.fixture
def write(tmp_path):
    def make(text, name="rows.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return make


def counts(**expected):
    return {key: value for key, value in (NONE | expected).items() if key != "job"}


def without_job(summary):
    return {key: value for key, value in summary.items() if key != "job"}


ROWS = "no,name,medium,tags,date,maker\r\n1,山水,絹本,山水；秋,1736-1795,王原祁\r\n2,花鳥,紙本,花鳥,c. 1700,惲壽平\r\n"


def test_a_plan_changes_nothing(ingest, simple, write):
    summary = ingest("museum.table", write(ROWS), mapping=simple, apply=False)
    assert summary == NONE | {"read": 2, "new": 2}
    assert [Object.objects.count(), SourceRow.objects.count(), Job.objects.count()] == [0, 0, 0]


def test_records_are_published_identified_and_searchable(ingest, simple, write):
    summary = ingest("museum.table", write(ROWS), mapping=simple)
    assert without_job(summary) == counts(read=2, new=2)
    record = Object.objects.get(identifier="1")
    assert (record.title, record.subjects, record.year_from, record.year_to) == ("山水", ["山水", "秋"], 1736, 1795)
    assert (record.live, record.has_unpublished_changes, record.holder) == (True, False, "别处")
    assert record.first_published_at is not None
    assert [item.name for item in record.contributions.all()] == ["王原祁"]
    assert Ark.objects.get(ark=record.ark).record == record
    assert Document.objects.filter(resource_id=record.ark).count() == 1
    source = SourceRow.objects.get(identifier="1")
    assert json.loads(bytes(source.payload))["name"] == "山水"
    assert source.record_id == record.ark
    job = Job.objects.get(pk=summary["job"])
    assert (job.state, job.done, job.counters["new"]) == (Job.State.DONE, 2, 2)


def test_the_same_file_twice_changes_nothing(ingest, simple, write):
    path = write(ROWS)
    ingest("museum.table", path, mapping=simple)
    before = list(Object.objects.values())
    assert without_job(ingest("museum.table", path, mapping=simple)) == counts(read=2, unchanged=2)
    assert list(Object.objects.values()) == before


def test_a_changed_row_changes_its_record_and_search(ingest, simple, write):
    ingest("museum.table", write(ROWS), mapping=simple)
    summary = ingest("museum.table", write(ROWS.replace("王原祁", "王翬").replace("絹本", "紙本")), mapping=simple)
    assert without_job(summary) == counts(read=2, changed=1, unchanged=1)
    record = Object.objects.get(identifier="1")
    assert (record.medium, [item.name for item in record.contributions.all()]) == ("紙本", ["王翬"])
    assert Change.objects.get(kind=Change.Kind.CHANGED).before["medium"] == "絹本"


def test_what_a_curator_edited_is_left_alone_and_said(ingest, simple, write):
    ingest("museum.table", write(ROWS), mapping=simple)
    Object.objects.filter(identifier="1").update(title="秋山圖")
    summary = ingest("museum.table", write(ROWS.replace("1,山水,絹本", "1,山水軸,紙本")), mapping=simple)
    assert without_job(summary) == counts(read=2, changed=1, unchanged=1, warned=1)
    record = Object.objects.get(identifier="1")
    assert (record.title, record.medium) == ("秋山圖", "紙本")
    warning = Refusal.objects.get(kind=Refusal.Kind.WARNED)
    assert (warning.number, warning.field, warning.value) == (1, "title", "山水軸")


def test_a_draft_that_is_open_gets_what_the_source_changed(ingest, simple, write):
    ingest("museum.table", write(ROWS), mapping=simple)
    record = Object.objects.get(identifier="1")
    record.description = "编辑所写"
    record.save_revision().publish()
    ingest("museum.table", write(ROWS.replace("絹本", "紙本")), mapping=simple)
    draft = Object.objects.get(identifier="1").get_latest_revision_as_object()
    assert (draft.medium, draft.description) == ("紙本", "编辑所写")


def test_a_new_mapping_replaces_what_the_old_one_wrote(ingest, simple, write, tmp_path):
    path = write(ROWS)
    ingest("museum.table", path, mapping=simple)
    better = tmp_path / "better.json"
    fields = MAPPING["fields"] | {"holder": {"constant": "某博物馆"}}
    better.write_text(json.dumps(MAPPING | {"fields": fields}), encoding="utf-8")
    assert without_job(ingest("museum.table", path, mapping=better)) == counts(read=2, changed=2)
    assert set(Object.objects.values_list("holder", flat=True)) == {"某博物馆"}


def test_a_record_that_was_here_first_is_only_filled_in(ingest, simple, write):
    ObjectFactory(identifier="1", title="旧题", medium="")
    summary = ingest("museum.table", write(ROWS), mapping=simple)
    assert without_job(summary) == counts(read=2, new=1, changed=1, warned=1)
    assert Object.objects.filter(identifier="1").values("title", "medium").get() == {"title": "旧题", "medium": "絹本"}


def test_bad_rows_are_reported_and_the_rest_goes_on(ingest, simple, write):
    rows = ROWS + "3,,,,,\r\n1,又一,,,,\r\n4,反,,,1900-1800,\r\n5,多,,,,,多余\r\n6,好,,,,\r\n"
    long = f"7,{'长' * 2001},,,,\r\n"
    summary = ingest("museum.table", write(rows + long), mapping=simple)
    assert without_job(summary) == counts(read=8, new=4, refused=4)
    found = list(Refusal.objects.values_list("number", "identifier", "field"))
    assert found == [(3, "3", "title"), (4, "1", "identifier"), (6, "", ""), (8, "7", "title")]
    assert "rows.csv" in ingest.errors
    assert "第 3 条 · title" in ingest.errors


def test_years_in_the_wrong_order_are_refused(ingest, tmp_path, write):
    fields = {"identifier": "no", "title": "name", "years": {"from": "a", "to": "b"}}
    mapping = tmp_path / "m.json"
    mapping.write_text(json.dumps(MAPPING | {"fields": fields}), encoding="utf-8")
    summary = ingest("museum.table", write("no,name,a,b\n1,x,1900,1800\n"), mapping=mapping)
    assert without_job(summary) == counts(read=1, refused=1)
    assert Refusal.objects.get().field == "year_from"


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8-sig", ","), ("utf-16", "\t"), ("gb18030", ";"), ("big5", "\t"), ("utf-8", "|")],
)
def test_any_encoding_and_delimiter(ingest, simple, write, encoding, delimiter):
    rows = "no,name,medium\n1,山水畫冊之第一開,水墨紙本\n2,花鳥圖,設色絹本\n".replace(",", delimiter)
    ingest("museum.table", write(rows, encoding=encoding), mapping=simple)
    assert list(Object.objects.order_by("identifier").values_list("title", "medium")) == [
        ("山水畫冊之第一開", "水墨紙本"),
        ("花鳥圖", "設色絹本"),
    ]


def test_every_table_format_gives_the_same_record(ingest, simple, write, tmp_path):
    row = {"no": "1", "name": "多行\n題名", "medium": "紙本"}
    book = Workbook()
    book.active.append(list(row))
    book.active.append(list(row.values()))
    book.save(tmp_path / "rows.xlsx")
    line = json.dumps(row, ensure_ascii=False)
    files = [
        write(f'no,name,medium\r\n1,"{row["name"]}",紙本\r\n'),
        write(line + "\n", "rows.jsonl"),
        write(f"\ufeff[{line}]", "rows.json"),
        write(gzip.compress(line.encode()), "rows.jsonl.gz"),
        tmp_path / "rows.xlsx",
    ]
    for path in files:
        Object.objects.all().delete()
        SourceRow.objects.all().delete()
        assert without_job(ingest("museum.table", path, mapping=simple)) == counts(read=1, new=1)
        assert Object.objects.values("identifier", "title", "medium").get() == {
            "identifier": "1",
            "title": "多行 題名",
            "medium": "紙本",
        }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"  \n\n"),
        ("only-header.csv", b"no,name\n"),
        ("garbage.bin", bytes(range(256)) * 40),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"x" * 100),
        ("paper.pdf", b"%PDF-1.7\n" + b"x" * 100),
        ("cut.jsonl.gz", gzip.compress(b'{"no": "1", "name": "x"}\n' * 500, mtime=0)[:-20]),
        ("cut.json", b'[{"no": "1", "name": "x"}, {"no": "2", "na'),
        ("broken.jsonl", b'{"no": \n{"no": "1"}\n'),
        ("page.xml", b"<?xml version='1.0'?><a/>"),
        ("other.csv", b"colour,weight\nred,1\n"),
        ("archive.xlsx", b"PK\x03\x04" + b"x" * 60),
    ],
)
def test_a_file_of_the_wrong_kind_ends_with_one_sentence(refused, write, name, content):
    sentence = refused("museum.table", write(content, name))
    assert "\n" not in sentence
    assert sentence.endswith("。")
    assert [Object.objects.count(), Job.objects.count(), SourceRow.objects.count()] == [0, 0, 0]


def test_a_table_without_the_number_names_the_columns_that_it_has(refused, simple, write):
    sentence = refused("museum.table", write("件號,品名\n1,瓶\n"), mapping=simple)
    assert "取编号所需的列：no" in sentence
    assert "文件里的列是：件號、品名" in sentence


def test_a_workbook_of_formulas_without_values_says_so(refused, simple, tmp_path):
    book = Workbook()
    book.active.append(["no", "name"])
    book.active.append([1, '=CONCATENATE("瓶",1)'])
    book.save(tmp_path / "rows.xlsx")
    assert "公式没有算出的值" in refused("museum.table", tmp_path / "rows.xlsx", mapping=simple)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"no": 123456789012345678901234567890}', 123456789012345678901234567890),
        ('{"no": "\\ud83d"}', "\ud83d"),
        ('{"no": 2.50}', 2.5),
        ('{"no": 1, "no": 2}', 2),
    ],
)
def test_json_is_read_to_the_last_digit(text, value):
    assert load_json(text.encode()) == {"no": value}


def test_what_is_not_there_is_said(refused, write, tmp_path):
    assert "museum.table" in refused("no.such", write(ROWS))
    assert "nowhere.csv" in refused("museum.table", tmp_path / "nowhere.csv")
    assert "zz-museum" in refused("museum.table", write(ROWS), institution="elsewhere")
    assert "请为它做一个映射" in refused("museum.table", write(ROWS))


def test_rows_may_name_an_institution_of_the_same_venue_only(ingest, write):
    rows = [
        {"institution": "zz-museum", "identifier": "a", "title": "甲", "creators": [], "subjects": [], "period": "清"},
        {"institution": "zz-library", "identifier": "b", "title": "乙", "creators": [], "subjects": [], "period": ""},
    ]
    path = write("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "demo.jsonl")
    assert without_job(ingest("museum.table", path)) == counts(read=2, new=1, refused=1)
    assert Object.objects.get().period.label == "清"
    assert Refusal.objects.get().field == "institution"


def test_an_interrupted_import_leaves_whole_chunks_and_can_go_on(ingest, simple, write, monkeypatch):
    from platform_site.exchange.domain import importing

    monkeypatch.setattr(importing, "CHUNK", 10)
    monkeypatch.setattr(importing, "LOOK_AT", 3)
    path = write("no,name\n" + "".join(f"{number},题{number}\n" for number in range(35)))
    advance, calls = importing.running.advance, []

    def fail_third(*args, **kwargs):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        advance(*args, **kwargs)

    monkeypatch.setattr(importing.running, "advance", fail_third)
    with pytest.raises(KeyboardInterrupt):
        ingest("museum.table", path, mapping=simple)
    job = Job.objects.get()
    assert [Object.objects.count(), SourceRow.objects.count(), Ark.objects.count()] == [20, 20, 20]
    assert (job.state, job.done, job.cursor) == (Job.State.FAILED, 20, {"number": 20})
    assert without_job(ingest("museum.table", path, mapping=simple)) == counts(read=35, new=15, unchanged=20)


def test_heritage_elements(ingest):
    assert without_job(ingest("culture.table", data_file("culture_center/ich_sample.csv"))) == counts(read=31, new=31)
    element = HeritageElement.objects.get(title="花鼓戏")
    assert (element.number, element.ich_class, element.level, element.region) == (
        "Ⅳ-112",
        "传统戏剧",
        "national",
        "湖南省邵阳市",
    )
    assert element.holder == "邵阳市花鼓戏保护传承中心"


def test_paintings_in_two_scripts(ingest):
    path = data_file("museum/npm_chinese_paintings.csv")
    assert without_job(ingest("museum.table", path)) == counts(read=201, new=200, refused=1)
    record = Object.objects.get(identifier="故畫00003400000")
    assert (record.title, record.holder) == ("寒林圖", "National Palace Museum, Taipei 國立故宮博物院")
    assert list(record.contributions.values_list("name", "romanised")) == [("李成", "Li Cheng")]
    assert Refusal.objects.values_list("number", "value").get() == (120, "故畫00110800002")


def test_a_title_of_two_scripts_in_one_cell(ingest):
    path = data_file("museum/met_chinese_paintings.csv")
    assert without_job(ingest("museum.table", path)) == counts(read=140, new=140)
    record = Object.objects.get(identifier="1981.276")
    assert (record.title, record.title_en) == ("樹色平遠圖", "Old Trees, Level Distance")
    assert list(record.contributions.values_list("name", "romanised")) == [("郭熙", "Guo Xi")]


@pytest.mark.parametrize("action", ["edit", "history", "usage"])
def test_an_imported_record_opens_in_the_admin(ingest, simple, write, admin_client, action):
    ingest("museum.table", write(ROWS), mapping=simple)
    record = Object.objects.get(identifier="1")
    namespace = Object.snippet_viewset.url_namespace
    response = admin_client.get(reverse(f"{namespace}:{action}", args=[record.pk]))
    assert response.status_code == 200
