"""A curator makes a mapping in the admin: sees the file, chooses fields, sees the rows, saves, and imports."""

import io
import json

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from art_gallery.models import Artwork
from library.models import Work
from platform_site.exchange.domain.runs import upload as upload_run
from platform_site.exchange.mapping.models import MappingSample, SavedMapping
from platform_site.exchange.mapping.saving import save_mapping
from platform_site.exchange.mappings_admin.choices import ColumnChoice, guessed
from platform_site.exchange.mappings_admin.compiling import Compiler
from platform_site.exchange.mappings_admin.looking import look_at
from platform_site.exchange.mappings_admin.targets import target_groups, targets_of
from platform_site.exchange.models import Run
from platform_site.exchange.profiles import get_profile
from tests.factories.accounts import curator
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import InstitutionFactory, institution_of

CSV = """示例画社藏品登记表,,,,,,
登记号,画名,画家,创作年代,质地,题材,尺寸（cm）
HS-001,春江晓渡图,示例甲、示例乙,乾隆三十年,纸,山水；舟船,68×136
HS-002,荷塘清趣,示例丙,c. 1930-1950,绢,花鸟,45×45
HS-003,,示例丁,丙子,纸,花鸟,
HS-001,重号之作,示例戊,,木,,
"""


@pytest.fixture
def staff(db):
    venue_homes()
    return curator("gallery")


@pytest.fixture
def gallery_client(client, staff):
    client.force_login(staff)
    return client


def head_of(tmp_path, text, profile="gallery.table", name="rows.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return look_at(path, get_profile(profile))


def upload(client, text=CSV, profile="gallery.table", name="画社.csv"):
    place = institution_of(profile.partition(".")[0])
    file = SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode("gb18030"))
    client.post(reverse("mappings:new"), {"place": f"{profile} {place.pk}", "file": file})
    return MappingSample.objects.order_by("-pk").first()


def form_of(client, sample, **changes):
    """What the editor's form would send as it stands, with some of it changed."""
    context = client.get(reverse("mappings:edit", args=[sample.pk])).context
    data = {"name": "画社登记表"}
    for row in context["rows"]:
        for name in ("target", "split", "role", "table", "otherwise", "empty", "together", "within"):
            data[f"c{row['index']}-{name}"] = getattr(row["choice"], name)
    for index, constant in context["constants"]:
        data |= {f"k{index}-target": constant.target, f"k{index}-value": constant.value}
    return data | changes


def test_a_first_look(tmp_path):
    head = head_of(tmp_path, CSV)
    seen = {column["name"]: column for column in head["columns"]}
    assert head["read"] == 4
    assert (seen["画名"]["filled"], seen["画名"]["distinct"]) == (75, 3)
    assert seen["质地"]["examples"] == ["纸", "绢", "木"]
    kinds = {name: column["kind"] for name, column in seen.items()}
    assert (kinds["画家"], seen["画家"]["separators"], kinds["创作年代"]) == ("list", "、", "date")


def test_kinds_and_paths_of_json(tmp_path):
    rows = [
        {
            "id": f"X{n}",
            "isbn": "978-7-5325-0000-0",
            "url": "https://example.org/1",
            "maker": [{"name": "甲"}],
            "a.b": n,
        }
        for n in range(3)
    ]
    head = head_of(tmp_path, json.dumps(rows), name="rows.json")
    found = {column["name"]: (column["kind"], column["literal"]) for column in head["columns"]}
    assert found["maker.name"] == ("text", False)
    assert (found["isbn"], found["url"][0], found["id"][0]) == (("isbn", False), "url", "id")
    assert found["a.b"] == ("number", True)


@pytest.mark.parametrize(
    ("model", "headers", "expected"),
    [
        (
            Artwork,
            "登记号,画名,画家,创作年代,质地,题材,尺寸（cm）,没有的东西",
            "identifier,title,contributions.name,date,materials,genre,extent,",
        ),
        (
            Artwork,
            "Accession Number,Title,Artist,Date,Credit Line",
            "identifier,title,contributions.name,date,credit_line",
        ),
        (
            Work,
            "控制号,书名,作者,出版社,出版年,ISBN,索书号,条码",
            "identifier,title,contributions.name,editions.publisher,editions.date,editions.isbn,"
            "editions.items.call_number,editions.items.barcode",
        ),
    ],
)
def test_headers_are_guessed(model, headers, expected):
    columns = [{"name": name, "literal": False, "kind": "text", "separators": ""} for name in headers.split(",")]
    choices = guessed(columns, targets_of(model).values())
    assert [choice.target for choice in choices.columns] == expected.split(",")


def test_fields_are_grouped_as_in_the_form_with_their_standard():
    groups = {group.heading: {target.key: target for target in group.targets} for group in target_groups(Work)}
    assert groups["题名"]["uniform_title"].standard == "MARC 130/240 · CNMARC 500"
    assert next(iter(groups)) == "标识"
    keys = [key for targets in groups.values() for key in targets]
    assert len(keys) == len(set(keys))
    assert {"institution_id", "ark", "record_score", "contributions.agent"}.isdisjoint(keys)


def compiled(*columns, constants=(), model=Artwork):
    choices = guessed([], [])
    choices.columns, choices.constants = list(columns), list(constants)
    compiler = Compiler(choices, targets_of(model))
    return compiler.fields(), [(fault.column, fault.text) for fault in compiler.faults]


BASE = (ColumnChoice("a", target="identifier"), ColumnChoice("b", target="title"))


def test_choices_become_rules():
    fields, faults = compiled(
        *BASE,
        ColumnChoice("c", target="contributions.name", split="、"),
        ColumnChoice("d", target="contributions.name", role="译"),
        ColumnChoice("e", target="materials", table="纸本 = 纸\n绢本 → 绢", otherwise="warn", empty="无、/"),
        ColumnChoice("f", target="year_from", when_column="g", when_is="equals", when_value="是，有"),
        ColumnChoice("g"),
        ColumnChoice("h.i", literal=True, target="edition_size"),
    )
    assert faults == []
    assert fields["contributions"] == {
        "all": [
            {"zip": {"name": {"path": "c", "then": [{"split": "[、]"}]}}},
            {"zip": {"name": "d", "role": {"constant": "译"}}},
        ]
    }
    table = {"纸本": "纸", "绢本": "绢"}
    assert fields["materials"]["then"] == [
        {"drop": ["无", "/"]},
        {"check": {"in": list(table), "else": "warn"}},
        {"lookup": table | {"else": "keep"}},
    ]
    assert fields["edition_size"] == {"column": "h.i", "then": [{"number": None}]}


def test_faults_stand_beside_their_column():
    columns = (
        ColumnChoice("a", target="title"),
        ColumnChoice("b", target="title"),
        ColumnChoice("c", table="没有等号"),
    )
    _fields, faults = compiled(*columns, ColumnChoice("d", target="medium", table="没有等号"))
    assert [column for column, _text in faults] == ["b", "d", ""]
    assert "“a”和“b”" in faults[0][1]
    assert "编号" in faults[2][1]


@pytest.mark.parametrize(
    ("together", "expected"),
    [("join", {"join": ["b", "c"], "with": "；"}), ("all", {"all": ["b", "c"]}), ("first", {"first": ["b", "c"]})],
)
def test_two_columns_of_one_field(together, expected):
    fields, faults = compiled(*BASE, ColumnChoice("c", target="title", together=together))
    assert (fields["title"], faults) == (expected, [])


def test_the_editor_guesses_and_previews(gallery_client):
    sample = upload(gallery_client)
    response = gallery_client.get(reverse("mappings:edit", args=[sample.pk]))
    rows = response.context["preview"].rows
    assert [row.kind for row in rows] == ["new", "new", "refused", "refused"]
    assert ("责任者 · 姓名", "示例乙") in rows[0].facts
    assert ("最早年份", "1765") in rows[0].facts
    assert "同一文件中编号重复" in response.content.decode()
    assert Artwork.objects.count() == 0


def test_the_preview_follows_each_change(gallery_client):
    sample = upload(gallery_client)
    data = form_of(gallery_client, sample, **{"c4-table": "纸 = 宣纸", "c4-otherwise": "warn"})
    response = gallery_client.post(reverse("mappings:preview", args=[sample.pk]), data)
    assert ("质地", "宣纸") in response.context["preview"].rows[0].facts
    assert response.context["preview"].warned == 1
    assert "<html" not in response.content.decode()
    twice = gallery_client.post(reverse("mappings:preview", args=[sample.pk]), data | {"c5-target": "title"})
    assert twice.context["preview"].faults[0].column == "题材"
    whole = gallery_client.post(reverse("mappings:edit", args=[sample.pk]), data | {"action": "preview"})
    assert whole.context["rows"][4]["choice"].table == "纸 = 宣纸"


def test_saved_used_again_and_kept_by_version(gallery_client, staff):
    sample = upload(gallery_client)
    address = reverse("mappings:edit", args=[sample.pk])
    data = form_of(gallery_client, sample, action="save")
    gallery_client.post(address, data)
    saved = SavedMapping.objects.get()
    gallery_client.post(address, data)
    assert [version.number for version in saved.versions.all()] == [1]
    gallery_client.post(address, data | {"k0-target": "holder", "k0-value": "示例画社"})
    assert [(version.number, version.created_by) for version in saved.versions.all()] == [(2, staff), (1, staff)]
    again = gallery_client.get(reverse("mappings:edit", args=[upload(gallery_client).pk]))
    assert (again.context["name"], again.context["constants"][0][1].value) == ("画社登记表", "示例画社")
    gallery_client.post(reverse("mappings:restore", args=[saved.pk, 1]))
    assert (saved.newest.number, saved.newest.content) == (3, saved.versions.get(number=1).content)


def test_a_mapping_with_faults_is_not_saved(gallery_client):
    sample = upload(gallery_client)
    data = form_of(gallery_client, sample, action="save", **{"c0-target": ""})
    response = gallery_client.post(reverse("mappings:edit", args=[sample.pk]), data)
    assert (response.status_code, SavedMapping.objects.count()) == (200, 0)
    nameless = form_of(gallery_client, sample, action="save", name=" ")
    gallery_client.post(reverse("mappings:edit", args=[sample.pk]), nameless)
    assert SavedMapping.objects.count() == 0


def test_saved_and_passed_to_an_import(gallery_client, staff, django_capture_on_commit_callbacks):
    sample = upload(gallery_client)
    with django_capture_on_commit_callbacks(execute=True):
        gallery_client.post(
            reverse("mappings:edit", args=[sample.pk]), form_of(gallery_client, sample, action="import")
        )
    run = Run.objects.get()
    assert (run.profile, run.institution, run.review) == ("gallery.table", institution_of("gallery"), True)
    assert run.job.params["mapping"]["name"] == "画社登记表"
    assert run.job.created_by == staff
    with storages["private"].open(run.stored) as file:
        assert file.read() == CSV.encode("gb18030")


def test_a_mapping_goes_out_and_comes_in(gallery_client):
    sample = upload(gallery_client)
    gallery_client.post(reverse("mappings:edit", args=[sample.pk]), form_of(gallery_client, sample, action="save"))
    saved = SavedMapping.objects.get()
    exported = gallery_client.get(reverse("mappings:export", args=[saved.pk])).content
    gallery_client.post(reverse("mappings:duplicate", args=[saved.pk]))
    copy = SavedMapping.objects.exclude(pk=saved.pk).get()
    assert copy.newest.content["fields"] == saved.newest.content["fields"]
    gallery_client.post(reverse("mappings:delete", args=[copy.pk]))
    gallery_client.post(reverse("mappings:delete", args=[saved.pk]))
    place = f"gallery.table {institution_of('gallery').pk}"
    file = SimpleUploadedFile("m.json", exported)
    gallery_client.post(reverse("mappings:read"), {"place": place, "file": file})
    assert SavedMapping.objects.get().newest.content == json.loads(exported)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"fields": {"nonsense": "a"}}', b'{"profile": "museum.table", "fields": {}}']
)
def test_what_is_no_mapping_does_not_come_in(gallery_client, content):
    place = f"gallery.table {institution_of('gallery').pk}"
    gallery_client.post(
        reverse("mappings:read"), {"place": place, "file": SimpleUploadedFile("m.json", content or b" ")}
    )
    assert SavedMapping.objects.count() == 0


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + b"x" * 100, b"a\nb\n", b"x,y\n"])
def test_a_file_that_is_no_table_is_refused(gallery_client, content):
    assert upload(gallery_client, content, name="rows.csv") is None


def test_the_command_takes_a_saved_mapping(ingest, refused, gallery_client, tmp_path):
    sample = upload(gallery_client)
    gallery_client.post(reverse("mappings:edit", args=[sample.pk]), form_of(gallery_client, sample, action="save"))
    path = tmp_path / "rows.csv"
    path.write_text(CSV, encoding="utf-8")
    summary = ingest("gallery.table", path, mapping="画社登记表")
    assert (summary["read"], summary["new"], summary["refused"]) == (4, 2, 2)
    assert Artwork.objects.get(identifier="HS-001").subjects == []
    assert ingest("gallery.table", path)["unchanged"] == 2
    assert "画社登记表" in refused("gallery.table", path, mapping="没有这个")
    path.write_text("画名,画家\na,b\n", encoding="utf-8")
    assert "登记号" in refused("gallery.table", path, mapping="画社登记表")


def test_mappings_stay_in_their_institution(gallery_client, client, db):
    other = InstitutionFactory(venue="gallery")
    content = {"fields": {"identifier": "a", "title": "b"}}
    saved = save_mapping(institution=other, profile=get_profile("gallery.table"), name="别馆的", content=content)
    assert gallery_client.get(reverse("mappings:detail", args=[saved.pk])).status_code == 404
    assert gallery_client.post(reverse("mappings:delete", args=[saved.pk])).status_code == 404
    assert "别馆的" not in gallery_client.get(reverse("mappings:list")).content.decode()
    file = io.BytesIO(CSV.encode())
    file.name = "rows.csv"
    gallery_client.post(reverse("mappings:new"), {"place": f"gallery.table {other.pk}", "file": file})
    assert MappingSample.objects.count() == 0


def test_everything_works_without_javascript(gallery_client):
    sample = upload(gallery_client)
    page = gallery_client.get(reverse("mappings:edit", args=[sample.pk])).content.decode()
    assert 'name="action" value="preview"' in page
    assert page.count('<option value="title" selected>') == 1


def test_a_file_that_an_import_has_already(gallery_client, staff):
    run = upload_run(
        profile=get_profile("gallery.table"),
        institution=institution_of("gallery"),
        file=SimpleUploadedFile("画社.csv", CSV.encode()),
        user=staff,
    )
    assert "画社.csv" in gallery_client.get(reverse("mappings:new")).content.decode()
    gallery_client.post(reverse("mappings:new"), {"run": run.pk})
    sample = MappingSample.objects.get()
    assert (sample.file_name, sample.head["read"]) == ("画社.csv", 4)
    assert gallery_client.post(reverse("mappings:new"), {"run": "x"}).status_code == 404
