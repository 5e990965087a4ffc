"""Imports in the admin, as a curator meets them: upload, compare, decide, apply, download, take back."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localtime
from lxml import html

from museum.models import Object
from platform_site.exchange.models import Change, Decision, Run, StagedDifference
from platform_site.jobs.models import Job
from tests.admin.imports import import_addresses
from tests.admin.world import SECRET, log_in, neighbours
from tests.factories.accounts import curator
from tests.factories.records import ObjectFactory
from tests.factories.vocabulary import InstitutionFactory, institution_of

from .runs import applied, fresh, staged, write_rows

pytestmark = pytest.mark.django_db
DEMO = '{"institution": "", "identifier": "%s", "title": "%s", "creators": [], "subjects": [], "period": ""}\n'
ROWS = [{"no": "1", "name": "新題", "medium": "紙本"}, {"no": "2", "name": "又一"}, {"no": "3"}]


@pytest.fixture
def mine(client):
    """A browser of a curator of the museum's first institution."""
    client.force_login(curator("museum"))
    return client


@pytest.fixture
def run(tmp_path):
    ObjectFactory(identifier="1", title="新題", medium="")
    return staged(write_rows(tmp_path / "rows.csv", ROWS))


def page_of(run):
    return reverse("imports:run", args=[run.pk])


def post(client, name, run, **data):
    return client.post(reverse(f"imports:{name}", args=[run.pk]), data)


def upload(client, content, **data):
    form = {"profile": "museum.table", "institution": institution_of("museum").pk, "mapping": ""} | data
    file = SimpleUploadedFile("藏品.jsonl", content.encode())
    return client.post(reverse("imports:upload"), form | {"file": file})


def test_a_file_is_uploaded_read_and_waits(mine):
    response = upload(mine, DEMO % ("甲", "甲圖") + DEMO % ("乙", "乙圖"))
    run = Run.objects.get()
    assert response.url == page_of(run)
    assert (run.job.state, run.file_name, run.job.counters["new"]) == (Job.State.REVIEW, "藏品.jsonl", 2)
    text = mine.get(page_of(run)).content.decode()
    assert "甲圖" in text
    assert "全部接受（2）" in text
    assert Object.objects.count() == 0
    assert "藏品.jsonl" in mine.get(reverse("imports:list")).content.decode()


def test_an_unreadable_file_says_so_in_one_sentence(mine):
    upload(mine, "%PDF-1.7")
    run = Run.objects.get()
    assert run.job.state == Job.State.FAILED
    assert run.job.message in mine.get(page_of(run)).content.decode()


@pytest.mark.parametrize(
    ("content", "profile"),
    [(DEMO % ("甲", "甲圖"), "museum.table"), ('<lidoWrap xmlns="http://www.lido-schema.org"/>', "museum.lido")],
)
def test_the_profile_is_recognised_by_the_content(mine, content, profile):
    upload(mine, content, profile="")
    assert Run.objects.get().profile == profile


def test_a_file_that_no_profile_reads_is_not_taken(mine):
    response = upload(mine, "%PDF-1.7", profile="")
    assert "认不出这是什么文件" in response.content.decode()
    assert Run.objects.count() == 0


def test_nobody_uploads_for_an_institution_of_others(mine):
    other = InstitutionFactory(venue="museum")
    response = upload(mine, DEMO % ("甲", "甲"), institution=other.pk)
    assert response.status_code == 200
    assert Run.objects.count() == 0
    named = (DEMO % ("甲", "甲")).replace('"institution": ""', f'"institution": "{other.code}"')
    upload(mine, named)
    assert Run.objects.get().job.counters["refused"] == 1


def test_old_stands_beside_new_and_is_decided_field_by_field(mine, run):
    text = mine.get(page_of(run) + "?kind=changed").content.decode()
    assert "紙本" in text
    assert "又一" not in text
    difference = StagedDifference.objects.get()
    post(mine, "decide", run, decision="accepted", difference=difference.pk)
    post(mine, "decide", run, decision="rejected", row=run.rows.get(identifier="2").pk)
    post(mine, "apply", run)
    assert dict(Object.objects.values_list("identifier", "medium")) == {"1": "紙本"}
    assert fresh(run).job.state == Job.State.DONE


def test_fields_that_nobody_decided_about_are_announced_and_count_as_not_accepted(mine, tmp_path):
    ObjectFactory(identifier="1", title="舊題", medium="")
    run = staged(write_rows(tmp_path / "rows.csv", ROWS[:1]))
    post(mine, "decide", run, decision="accepted", difference=StagedDifference.objects.get(field="title").pk)
    assert "还有 1 个字段未定" in " ".join(mine.get(page_of(run)).content.decode().split())
    post(mine, "apply", run)
    assert Object.objects.values_list("title", "medium").get() == ("新題", "")
    said = dict(StagedDifference.objects.values_list("field", "decision"))
    assert said == {"title": Decision.ACCEPTED, "medium": Decision.REJECTED}


def test_a_choice_is_shown_by_its_name(mine, run):
    StagedDifference.objects.update(field="grade", old="2", new="1")
    text = mine.get(page_of(run) + "?kind=changed").content.decode()
    assert "二级" in text
    assert "一级" in text


def test_a_table_without_a_mapping_leads_to_a_new_one(mine):
    file = SimpleUploadedFile("unknown.csv", "甲,乙\n1,2\n".encode())
    form = {"profile": "museum.table", "institution": institution_of("museum").pk, "mapping": ""}
    page = mine.post(reverse("imports:upload"), form | {"file": file}, follow=True)
    run = Run.objects.get()
    buttons = html.fromstring(page.content.decode()).xpath(f"//form[@action='{reverse('mappings:new')}']//button")
    assert [(button.get("name"), button.get("value")) for button in buttons] == [("run", str(run.pk))]
    assert "--mapping" not in run.job.message


def test_all_that_a_filter_shows_is_decided_at_once(mine, run):
    post(mine, "decide", run, decision="accepted", query="kind=new")
    assert set(run.rows.filter(decision=Decision.ACCEPTED).values_list("identifier", flat=True)) == {"2"}
    post(mine, "decide", run, decision="accepted", query="field=medium", field="medium")
    assert StagedDifference.objects.get().decision == Decision.ACCEPTED


def test_the_rest_is_accepted_without_what_was_rejected_before(mine, run):
    assert "只接受未定的" not in mine.get(page_of(run)).content.decode()
    rejected = run.rows.get(identifier="1")
    post(mine, "decide", run, decision="rejected", row=rejected.pk)
    assert "只接受未定的（1）" in mine.get(page_of(run)).content.decode()
    post(mine, "decide", run, decision="accepted", rest="1")
    assert dict(run.rows.exclude(kind="refused").values_list("identifier", "decision")) == {
        "1": "rejected",
        "2": "accepted",
    }


def test_nothing_accepted_is_nothing_applied(mine, run):
    response = mine.post(reverse("imports:apply", args=[run.pk]), follow=True)
    assert "请先接受" in response.content.decode()
    assert fresh(run).job.state == Job.State.REVIEW


def test_refusals_come_as_a_table_without_formulas(mine, tmp_path):
    run = staged(write_rows(tmp_path / "rows.csv", [{"no": "=1+1"}, {"no": "2", "name": "好"}]))
    response = mine.get(reverse("imports:problems", args=[run.pk]))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[:2] == ["文件", "记录序号"]
    assert [row[:5] for row in rows] == [["rows.csv", "1", "拒收", "'=1+1", "题名"]]


def test_taking_back_shows_what_stands_against_it_and_waits_for_a_word(mine, run):
    post(mine, "decide", run, decision="accepted")
    post(mine, "apply", run)
    Object.objects.filter(identifier="1").update(medium="絹本")
    page = reverse("imports:undo", args=[run.pk])
    text = mine.get(page).content.decode()
    assert "有人编辑过" in text
    assert reverse(Object.snippet_viewset.get_url_name("edit"), args=[Object.objects.get(identifier="1").pk]) in text
    mine.post(page)
    assert dict(Object.objects.values_list("identifier", "medium")) == {"1": "絹本"}
    change = Change.objects.get()
    assert change.conflict == "edited"
    assert "有 1 条等您决定" in mine.get(page_of(run)).content.decode()
    post(mine, "decide_conflicts", run, decision="take-back", change=change.pk)
    mine.post(page)
    assert dict(Object.objects.values_list("identifier", "medium")) == {"1": ""}
    assert not Change.objects.exists()


def test_a_row_says_whether_what_it_brought_is_still_there(mine, run):
    post(mine, "decide", run, decision="accepted")
    post(mine, "apply", run)
    Object.objects.filter(identifier="1").update(medium="絹本")
    mine.post(reverse("imports:undo", args=[run.pk]))
    rows = html.fromstring(mine.get(page_of(run)).content.decode()).xpath("//article[starts-with(@id, 'row-')]")
    said = {row.xpath("string(.//strong)").split()[0]: row.xpath("string((.//header/span)[last()])") for row in rows}
    assert {number: text.strip() for number, text in said.items()} == {"1": "已应用", "2": "已撤销", "3": "拒收"}


def test_what_is_kept_is_not_asked_about_again(mine, run):
    post(mine, "decide", run, decision="accepted")
    post(mine, "apply", run)
    Object.objects.filter(identifier="1").update(medium="絹本")
    page = reverse("imports:undo", args=[run.pk])
    mine.post(page)
    post(mine, "decide_conflicts", run, decision="keep")
    assert "等您决定" not in mine.get(page_of(run)).content.decode()
    assert Object.objects.get(identifier="1").medium == "絹本"


def test_the_pages_cost_the_same_queries_at_one_row_and_at_many(mine, tmp_path):
    counts = []
    for number in (1, 20):
        rows = [{"no": f"{number}-{row}", "name": "题", "medium": "紙"} for row in range(number)]
        run = staged(write_rows(tmp_path / f"{number}.csv", rows))
        with CaptureQueriesContext(connection) as captured:
            mine.get(page_of(run))
        counts.append(len(captured))
    assert counts[0] == counts[1]


STATUS = {
    "run": 404,
    "decide": 404,
    "apply": 404,
    "control": 404,
    "problems": 404,
    "undo": 404,
    "decide_conflicts": 404,
}


@pytest.mark.parametrize("persona", ["curator_a", "reviewer_a", "elsewhere"])
def test_a_run_of_b_is_not_there_for_others(client, persona):
    world = neighbours(ObjectFactory)
    addresses = import_addresses(world)
    log_in(client, world, persona)
    for name, status in STATUS.items():
        address = addresses[f"imports:{name}"]
        assert (client.get(address).status_code, client.post(address).status_code) == (status, status), name
    assert SECRET not in client.get(addresses["imports:list"]).content.decode()


def test_rows_of_another_institution_are_not_shown(client, tmp_path):
    world = neighbours(ObjectFactory)
    run = staged(write_rows(tmp_path / "rows.csv", ROWS), institution=world.a)
    run.rows.filter(identifier="2").update(institution=world.b, title=SECRET)
    log_in(client, world, "curator_a")
    assert SECRET not in client.get(page_of(run)).content.decode()
    post(client, "decide", run, decision="accepted")
    assert run.rows.get(identifier="2").decision == Decision.OPEN


def test_applied_records_open_from_the_page(mine, run):
    post(mine, "decide", run, decision="accepted")
    applied_run = applied(run)
    record = Object.objects.get(identifier="2")
    edit = reverse(Object.snippet_viewset.get_url_name("edit"), args=[record.pk])
    assert edit in mine.get(page_of(applied_run)).content.decode()


def test_a_finished_import_leads_to_the_records_that_it_brought(mine, run):
    ObjectFactory(identifier="9", title="別件")
    assert "看记录" not in mine.get(page_of(run)).content.decode()
    post(mine, "decide", run, decision="accepted")
    post(mine, "apply", run)
    records = f"{reverse(Object.snippet_viewset.get_url_name('list'))}?import={run.pk}"
    assert records in mine.get(page_of(run)).content.decode()
    context = mine.get(records).context
    assert sorted(record.identifier for record in context["object_list"]) == ["1", "2"]
    Change.objects.all().delete()
    assert list(mine.get(records).context["object_list"]) == []
    assert [pill.value for pill in context["active_filters"]] == [
        f"{localtime(run.job.created_at):%Y-%m-%d %H:%M} rows.csv"
    ]


def test_the_records_of_an_import_that_others_brought_are_not_listed(client, tmp_path):
    world = neighbours(ObjectFactory)
    run = staged(write_rows(tmp_path / "rows.csv", ROWS), institution=world.b)
    run.rows.update(decision=Decision.ACCEPTED)
    applied(run)
    log_in(client, world, "curator_a")
    response = client.get(f"{reverse(Object.snippet_viewset.get_url_name('list'))}?import={run.pk}")
    assert "rows.csv" not in response.content.decode()


def test_a_code_that_is_not_known_is_said_in_chinese(mine):
    upload(mine, DEMO.replace('"institution": ""', '"institution": "elsewhere"') % ("甲", "甲圖"))
    text = mine.get(page_of(Run.objects.get())).content.decode()
    assert "机构“elsewhere”" in text
    assert "institution“" not in text
