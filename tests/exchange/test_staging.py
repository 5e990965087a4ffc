"""A file waits for review, field by field; what was accepted is applied, and nothing else."""

import pytest

from museum.models import Object
from platform_site.exchange.domain import reviewing, runs
from platform_site.exchange.models import Change, Decision, Refusal, StagedDifference
from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.records.models import SourceRow

from .runs import applied, fresh, staged, state_of, write_rows

pytestmark = pytest.mark.django_db
FIRST = [
    {"no": "1", "name": "山水", "medium": "絹本", "maker": "王原祁"},
    {"no": "2", "name": "花鳥", "medium": "紙本"},
    {"no": "3", "name": "人物", "medium": "紙本"},
]
SECOND = [
    {"no": "1", "name": "山水圖", "medium": "紙本", "maker": "王翬"},
    {"no": "2", "name": "花鳥", "medium": "紙本"},
    {"no": "3", "name": "人物圖", "medium": "紙本", "tags": "仕女"},
    {"no": "4", "name": "書法"},
    {"no": "5"},
]


@pytest.fixture
def first(ingest, tmp_path):
    import json

    from .runs import MAPPING

    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(MAPPING), encoding="utf-8")
    ingest("museum.table", write_rows(tmp_path / "first.csv", FIRST), mapping=mapping)


@pytest.fixture
def second(first, tmp_path):
    return staged(write_rows(tmp_path / "second.csv", SECOND))


def titles():
    return dict(Object.objects.order_by("identifier").values_list("identifier", "title"))


def test_what_waits_for_review_changes_no_record(first, tmp_path):
    before = state_of(Object)
    run = staged(write_rows(tmp_path / "second.csv", SECOND))
    assert run.job.state == Job.State.REVIEW
    assert reviewing.counts_of(run.rows.all()) == {"new": 1, "changed": 2, "unchanged": 1, "refused": 1, "warned": 0}
    after = state_of(Object)
    assert {**after, "refusals": []} == {**before, "refusals": []}
    difference = StagedDifference.objects.get(row__identifier="1", field="medium")
    assert (difference.old, difference.new, difference.kept) == ("絹本", "紙本", False)
    makers = StagedDifference.objects.get(row__identifier="1", field="contributions")
    assert ([row["name"] for row in makers.old], [row["name"] for row in makers.new]) == (["王原祁"], ["王翬"])


def test_all_accepted_is_all_applied(second):
    assert reviewing.decide_rows(second.rows.all(), Decision.ACCEPTED) == 3
    run = applied(second)
    assert (run.job.state, run.job.done) == (Job.State.DONE, 3)
    assert titles() == {"1": "山水圖", "2": "花鳥", "3": "人物圖", "4": "書法"}
    assert Object.objects.get(identifier="1").contributions.get().name == "王翬"
    assert SourceRow.objects.count() == 4
    assert Change.objects.filter(job=run.job).count() == 3


def test_accepted_in_one_go_or_reviewed_is_the_same(second, tmp_path):
    reviewing.decide_rows(second.rows.all(), Decision.ACCEPTED)
    applied(second)
    reviewed = state_of(Object)
    from platform_site.exchange.domain.undoing import undo

    undo(second.pk)
    Refusal.objects.all().delete()
    import io
    import json

    from django.core.management import call_command

    from .runs import MAPPING

    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(MAPPING), encoding="utf-8")
    path = write_rows(tmp_path / "second.csv", SECOND)
    call_command(
        "ingest", "museum.table", str(path), mapping=mapping, apply=True, stdout=io.StringIO(), stderr=io.StringIO()
    )
    direct = state_of(Object)
    assert {**direct, "arks": len(direct["arks"]) - 1} == {**reviewed, "arks": len(reviewed["arks"])}


def test_a_record_and_a_field_can_be_left_out(second):
    reviewing.decide_rows(second.rows.filter(identifier="1"), Decision.ACCEPTED)
    reviewing.decide_field(second.rows.filter(identifier="1"), "title", Decision.REJECTED)
    reviewing.decide_rows(second.rows.filter(identifier="3"), Decision.REJECTED)
    run = applied(second)
    assert titles() == {"1": "山水", "2": "花鳥", "3": "人物"}
    assert Object.objects.get(identifier="1").medium == "紙本"
    assert run.job.state == Job.State.REVIEW, "nobody has decided about the new record"
    reviewing.decide_rows(run.rows.filter(identifier="4"), Decision.ACCEPTED)
    assert applied(run).job.state == Job.State.DONE
    assert titles()["4"] == "書法"


def test_one_field_of_all_records(second):
    assert reviewing.fields_changed(second.rows.all())[0] == ("title", 2)
    assert reviewing.decide_field(second.rows.all(), "title", Decision.ACCEPTED) == 2
    applied(second)
    assert titles() == {"1": "山水圖", "2": "花鳥", "3": "人物圖"}
    assert Object.objects.get(identifier="1").medium == "絹本"


def test_what_a_person_edited_is_kept_unless_the_field_is_accepted(first, tmp_path):
    Object.objects.filter(identifier="1").update(title="秋山")
    run = staged(write_rows(tmp_path / "second.csv", SECOND))
    kept = StagedDifference.objects.get(kept=True)
    assert (kept.field, kept.old, kept.new) == ("title", "秋山", "山水圖")
    reviewing.decide_rows(run.rows.all(), Decision.ACCEPTED)
    applied(run)
    assert titles()["1"] == "秋山"
    again = staged(write_rows(tmp_path / "third.csv", [{**SECOND[0], "name": "山水大圖"}, *SECOND[1:]]))
    reviewing.decide_field(again.rows.all(), "title", Decision.ACCEPTED)
    applied(again)
    assert titles()["1"] == "山水大圖"


def test_a_run_that_is_told_so_overwrites_what_people_edited(first, tmp_path):
    Object.objects.filter(identifier="2").update(title="編輯所改")
    run = staged(write_rows(tmp_path / "first.csv", FIRST), overwrite=True)
    assert reviewing.counts_of(run.rows.all())["changed"] == 1
    reviewing.decide_rows(run.rows.all(), Decision.ACCEPTED)
    applied(run)
    assert titles()["2"] == "花鳥"


def test_what_changed_after_the_review_is_left_alone_and_said(second):
    reviewing.decide_rows(second.rows.all(), Decision.ACCEPTED)
    Object.objects.filter(identifier="1").update(title="審核後改")
    Object.objects.filter(identifier="3").delete()
    run = applied(second)
    assert titles()["1"] == "審核後改"
    assert "3" not in titles()
    assert Object.objects.get(identifier="1").medium == "紙本"
    warned = Refusal.objects.filter(job=run.job, kind=Refusal.Kind.WARNED).order_by("number")
    assert [(row.identifier, row.field) for row in warned] == [("1", "title"), ("3", "identifier")]


def test_what_was_rejected_as_a_whole_stays_rejected_until_it_changes(first, tmp_path):
    path = write_rows(tmp_path / "second.csv", SECOND)
    run = staged(path)
    reviewing.decide_rows(run.rows.filter(identifier__in=["1", "4"]), Decision.REJECTED)
    reviewing.decide_rows(run.rows.filter(identifier="3"), Decision.ACCEPTED)
    applied(run)
    again = staged(write_rows(tmp_path / "third.csv", [*SECOND[:3], SECOND[3] | {"medium": "絹本"}]))
    said = dict(again.rows.values_list("identifier", "decision"))
    assert said == {"1": Decision.REJECTED, "2": Decision.OPEN, "3": Decision.OPEN, "4": Decision.OPEN}
    assert "上次审核拒绝了同样的内容" in again.rows.get(identifier="1").problems[0][2]
    reviewing.decide_rows(again.rows.filter(identifier="1"), Decision.ACCEPTED)
    applied(again)
    assert titles()["1"] == "山水圖"


def test_a_file_that_cannot_be_read_leaves_one_sentence(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_bytes(b"%PDF-1.7 not a table")
    run = staged(path)
    assert run.job.state == Job.State.FAILED
    assert run.job.message.endswith("。")
    assert "\n" not in run.job.message
    assert [run.rows.count(), Object.objects.count()] == [0, 0]


def test_parts_find_their_wholes_wherever_they_stand(tmp_path):
    rows = [
        {"no": "册-1", "name": "第一開", "whole": "册", "label": "第一開"},
        {"no": "册", "name": "山水冊"},
        {"no": "册-2", "name": "第二開", "whole": "册"},
        {"no": "孤", "name": "孤頁", "whole": "不存在"},
    ]
    run = staged(write_rows(tmp_path / "album.csv", rows))
    reviewing.decide_rows(run.rows.all(), Decision.ACCEPTED)
    run = applied(run)
    whole = Object.objects.get(identifier="册")
    assert set(whole.parts.values_list("identifier", "part_label")) == {("册-1", "第一開"), ("册-2", "")}
    warning = Refusal.objects.get(job=run.job)
    assert (warning.identifier, warning.field, warning.value) == ("孤", "part_of", "不存在")
    again = staged(write_rows(tmp_path / "album2.csv", [{**rows[0], "whole": ""}, *rows[1:]]))
    difference = StagedDifference.objects.get(row__run=again)
    assert (difference.field, difference.old, difference.new) == ("part_of", "册", "")


@pytest.fixture
def small_chunks(monkeypatch):
    from platform_site.exchange.domain import approving, importing

    monkeypatch.setattr(importing, "CHUNK", 2)
    monkeypatch.setattr(importing, "LOOK_AT", 1)
    monkeypatch.setattr(approving, "CHUNK", 2)


def test_pause_and_go_on(small_chunks, tmp_path):
    path = write_rows(tmp_path / "rows.csv", [{"no": str(number), "name": f"题{number}"} for number in range(7)])

    def ask_once(sender, point, **kwargs):
        if point == "committed" and not asked:
            asked.append(1)
            running.ask(Job.objects.get(), Job.Wanted.PAUSE)

    asked = []
    running.reached.connect(ask_once)
    try:
        run = staged(path)
    finally:
        running.reached.disconnect(ask_once)
    assert (run.job.state, run.job.done, run.rows.count()) == (Job.State.PAUSED, 2, 2)
    assert running.wait_again(run.job)
    runs.carry_on(run.pk)
    run = fresh(run)
    assert (run.job.state, run.job.done, run.job.counters["read"]) == (Job.State.REVIEW, 7, 7)
    assert list(run.rows.values_list("number", flat=True)) == list(range(1, 8))


def test_what_waits_again_has_nothing_to_say_yet(tmp_path):
    run = staged(write_rows(tmp_path / "rows.csv", []))
    assert (run.job.state, bool(run.job.message)) == (Job.State.FAILED, True)
    assert running.wait_again(run.job, states=(Job.State.FAILED,))
    assert fresh(run).job.message == ""


def test_cancelling_leaves_what_was_applied_to_be_undone(small_chunks, second):
    reviewing.decide_rows(second.rows.all(), Decision.ACCEPTED)

    def ask(sender, point, **kwargs):
        if point == "committed":
            running.ask(Job.objects.get(pk=second.pk), Job.Wanted.CANCEL)

    running.reached.connect(ask)
    try:
        run = applied(second)
    finally:
        running.reached.disconnect(ask)
    assert (run.job.state, run.job.done) == (Job.State.CANCELLED, 2)
    assert Change.objects.filter(job=run.job).count() == 2


def test_one_job_is_taken_by_one_worker(second):
    reviewing.decide_rows(second.rows.all(), Decision.ACCEPTED)
    runs.begin_applying(second)
    mine = running.claim(second.pk)
    assert mine is not None
    assert running.claim(second.pk) is None
    Job.objects.filter(pk=second.pk).update(owner="another")
    with pytest.raises(running.LeaseLost):
        running.advance(mine, done=1, counters={})
