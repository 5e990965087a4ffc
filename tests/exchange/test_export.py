"""What leaves the house, and what does not: formulas, staff-only fields, other people's records."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from museum.models import Object
from platform_site.exchange.export import making
from platform_site.exchange.export.registry import formats_of
from platform_site.exchange.export.running import exported
from platform_site.exchange.export.tables import harmless
from platform_site.jobs.models import Job
from platform_site.records.scope import record_models
from tests.factories.accounts import UserFactory, curator
from tests.factories.records import (
    ArtworkFactory,
    EditionFactory,
    HeritageElementFactory,
    ItemFactory,
    ObjectFactory,
    WorkFactory,
)

SECRET = "qzx-4711-secret"
FACTORIES = (WorkFactory, ObjectFactory, ArtworkFactory, HeritageElementFactory)


def file_of(model, form) -> bytes:
    return b"".join(exported(model._default_manager.all(), form))


def address(key="csv", model=Object, query=""):
    return reverse("exports:download", args=[model._meta.app_label, model._meta.model_name, key]) + query


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory._meta.model.__name__)
def test_no_format_tells_what_is_for_the_staff(db, factory):
    model = factory._meta.model
    texts = {
        name: SECRET for name in model.staff_only if model._meta.get_field(name).get_internal_type() == "TextField"
    }
    texts |= dict.fromkeys(("storage_location", "source_name", "source_contact", "appraised_value"), SECRET)
    record = factory(title="青花碗", contributions=["佚名"], **texts)
    for form in formats_of(model):
        content = file_of(model, form)
        if form.key == "xlsx":
            sheet = load_workbook(io.BytesIO(content)).active
            content = json.dumps([list(row) for row in sheet.values], ensure_ascii=False).encode()
        assert SECRET.encode() not in content, form.key
        assert record.title.encode("gb18030" if form.key.endswith("gb18030") else "utf-8") in content, form.key


def test_every_record_model_has_the_common_formats():
    for model in record_models():
        keys = [form.key for form in formats_of(model)]
        assert keys[:2] == ["csv", "xlsx"]
        assert {"jsonl", "jsonld"} < set(keys)


@pytest.mark.parametrize("text", ["=1+1", "+86 731", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["青花", "-220", "3.5", 1765, None, "", "1-2"])
def test_other_cells_stay_as_they_are(value):
    assert harmless(value) == value


def test_formulas_in_a_table_are_text(db):
    ObjectFactory(title="=HYPERLINK(1)")
    forms = {form.key: form for form in formats_of(Object)}
    rows = list(csv.DictReader(io.StringIO(file_of(Object, forms["csv"]).decode("utf-8-sig"))))
    assert rows[0]["题名"] == "'=HYPERLINK(1)"
    sheet = load_workbook(io.BytesIO(file_of(Object, forms["xlsx"]))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "权利声明" in rows[0]


def test_the_list_is_exported_as_it_is_filtered(client, db):
    ObjectFactory(title="青花碗")
    ObjectFactory(title="铜镜")
    client.force_login(curator("museum"))
    response = client.get(address(query="?q=青花"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert [row["题名"] for row in csv.DictReader(io.StringIO(text))] == ["青花碗"]
    assert "attachment" in response.headers["Content-Disposition"]


def test_only_whoever_works_on_the_records_may_export_them(client, db):
    ObjectFactory()
    for person in (UserFactory(), curator("library")):
        client.force_login(person)
        assert client.get(address()).status_code == 302
    client.force_login(curator("museum"))
    assert client.get(address("marcxml")).status_code == 404


def test_the_list_offers_its_formats(client, db):
    ObjectFactory()
    client.force_login(curator("museum"))
    page = client.get(reverse(Object.snippet_viewset.get_url_name("list")) + "?q=碗").content.decode()
    for form in formats_of(Object):
        assert address(form.key) in page
    assert "lido" in {form.key for form in formats_of(Object)}


def test_a_public_record_is_had_as_json_ld(client, db):
    record = ObjectFactory(title="青花碗", contributions=["佚名"], storage_location=SECRET)
    response = client.get(f"{record.permanent_url}.json")
    node = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/ld+json"
    assert (node["name"], node["creator"][0]["name"]) == ("青花碗", "佚名")
    assert SECRET not in response.content.decode()


def test_a_draft_is_not_had_as_data(client, db):
    assert client.get(f"{ObjectFactory(live=False).permanent_url}.json").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_records(db):
    form = next(form for form in formats_of(Object) if form.key == "jsonl")
    counts = []
    for more in (1, 2):
        for _number in range(more):
            ObjectFactory(contributions=["佚名"])
        with CaptureQueriesContext(connection) as queries:
            file_of(Object, form)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_command_names_what_there_is(tmp_path, db):
    with pytest.raises(CommandError, match="lido"):
        call_command("export", "marcxml", model="museum.object", out=str(tmp_path / "x"))
    with pytest.raises(CommandError, match=r"museum\.object"):
        call_command("export", "csv", model="museum.nothing", out=str(tmp_path / "x"))


def test_the_command_writes_the_public_ones_of_a_venue(tmp_path, db):
    ObjectFactory(title="公开的")
    ObjectFactory(title="未公开的", live=False)
    target = tmp_path / "objects.jsonl"
    call_command("export", "jsonl", venue="museum", public=True, out=str(target), stderr=io.StringIO())
    assert [json.loads(line)["title"] for line in target.read_text("utf-8").splitlines()] == ["公开的"]


@pytest.mark.parametrize("key", ["marc21", "cnmarc", "jsonl"])
def test_lost_copies_are_written_for_the_staff_and_not_for_the_public(tmp_path, db, key):
    edition = EditionFactory()
    ItemFactory(edition=edition, barcode="ZT-HERE")
    ItemFactory(edition=edition, barcode="ZT-LOST", status="lost")
    target = tmp_path / "works"
    for options, wanted in (({}, (True, True)), ({"public": True}, (True, False))):
        call_command("export", key, venue="library", out=str(target), stderr=io.StringIO(), **options)
        written = target.read_bytes()
        assert (b"ZT-HERE" in written, b"ZT-LOST" in written) == wanted


@pytest.fixture
def long_list(client, db, monkeypatch, django_capture_on_commit_callbacks):
    """A curator's list of three that is too long to wait for; `start()` asks for its file and gives the job's page."""
    monkeypatch.setattr(making, "AT_ONCE", 2)
    for title in ("青花碗", "铜镜", "漆盘"):
        ObjectFactory(title=title)
    client.force_login(curator("museum"))

    def start(query=""):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address(query=query)).url

    return start


def test_a_long_export_is_asked_for_made_by_a_job_and_fetched(client, long_list):
    asked = client.get(address())
    assert asked.context["number"] == 3
    assert not Job.objects.filter(kind=making.KIND).exists()
    page = client.get(long_list())
    assert page.context["is_there"]
    assert "Refresh" not in page.headers
    job = Job.objects.get(kind=making.KIND)
    assert (job.state, job.done, job.total) == (Job.State.DONE, 3, 3)
    response = client.get(reverse("exports:file", args=[job.pk]))
    rows = csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig")))
    assert [row["题名"] for row in rows] == ["青花碗", "铜镜", "漆盘"]
    assert "attachment" in response.headers["Content-Disposition"]


def test_a_job_writes_the_list_as_it_is_filtered(client, long_list):
    job = Job.objects.get(pk=client.get(long_list("?q=青花")).context["job"].pk)
    assert job.done == 1


def test_an_export_belongs_to_whoever_asked_for_it(client, long_list):
    url = long_list()
    job = Job.objects.get(kind=making.KIND)
    client.force_login(curator("museum"))
    assert client.get(url).status_code == 404
    assert client.get(reverse("exports:file", args=[job.pk])).status_code == 404
    assert client.post(reverse("exports:cancel", args=[job.pk])).status_code == 404


def test_whoever_lost_the_right_gets_no_file(client, long_list):
    job, _new = making.queue(Object, formats_of(Object)[0], UserFactory(), QueryDict(""))
    making.carry_on(job.pk)
    job.refresh_from_db()
    assert (job.state, "file" in job.params) == (Job.State.FAILED, False)


def test_the_same_export_is_not_begun_twice_and_can_be_cancelled(client, long_list):
    user = curator("museum")
    form = formats_of(Object)[0]
    first, is_new = making.queue(Object, form, user, QueryDict("q=a"))
    assert is_new
    assert making.queue(Object, form, user, QueryDict("q=a")) == (first, False)
    assert making.queue(Object, form, user, QueryDict("q=b"))[1]
    client.force_login(user)
    page = client.get(reverse("exports:job", args=[first.pk]))
    assert page.headers["Refresh"]
    assert (page.context["breadcrumbs_items"][-1]["label"], page.context["header_title"]) == (
        "导出",
        f"导出: {first.label}",
    )
    client.post(reverse("exports:cancel", args=[first.pk]))
    making.carry_on(first.pk)
    first.refresh_from_db()
    assert first.state == Job.State.CANCELLED


def test_a_file_is_deleted_after_its_days(client, long_list):
    page = client.get(long_list())
    job = page.context["job"]
    name = job.params["file"]
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - making.KEPT - timedelta(hours=1))
    making.forget_old()
    assert not storages["private"].exists(name)
    assert "重新导出" in client.get(reverse("exports:job", args=[job.pk])).content.decode()
    assert client.get(reverse("exports:file", args=[job.pk])).status_code == 404
