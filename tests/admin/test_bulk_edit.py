"""One field changed in many records: previewed, applied with a version each, taken back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from museum.models import Object
from platform_site.jobs.domain import running
from platform_site.jobs.domain.taking_over import take_over
from platform_site.jobs.models import Job
from platform_site.records.bulk import applying, operations
from platform_site.records.bulk.applying import plan_edit, run_edit, run_undo
from platform_site.records.bulk.operations import Operation, editable_fields, outcome
from platform_site.records.models import BulkEdit
from tests.factories.accounts import curator
from tests.factories.records import ObjectFactory
from tests.factories.vocabulary import InstitutionFactory

pytestmark = pytest.mark.django_db


def address(name: str, *args, query: str = "") -> str:
    return reverse(Object.snippet_viewset.get_url_name(name), args=args) + query


def edited(person, records, field: str, operation: Operation) -> BulkEdit:
    edit = plan_edit(model=Object, field=field, operation=operation, keys=[r.pk for r in records], user=person)
    run_edit(edit)
    return edit


def states(edit: BulkEdit) -> list[str]:
    return list(edit.changes.order_by("object_id").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("field", "value", "operation", "wanted"),
    [
        ("medium", "铜", Operation(operations.SET, "青铜"), "青铜"),
        ("medium", "铜胎，铜镀金", Operation(operations.REPLACE, "铜", "青铜"), "青铜胎，青铜镀金"),
        ("medium", "铜", Operation(operations.CLEAR), ""),
        ("subjects", ["花"], Operation(operations.ADD, "鸟"), ["花", "鸟"]),
        ("subjects", ["花"], Operation(operations.ADD, "花"), ["花"]),
        ("subjects", ["花", "鸟"], Operation(operations.REMOVE, "花"), ["鸟"]),
        ("subjects", ["花鸟", "鸟"], Operation(operations.REPLACE, "花", ""), ["鸟"]),
        ("subjects", ["花"], Operation(operations.SET, "山\n水\n"), ["山", "水"]),
        ("year_from", 1765, Operation(operations.SET, "1766"), 1766),
        ("year_from", 1765, Operation(operations.CLEAR), None),
    ],
)
def test_what_an_operation_makes_of_a_value(field, value, operation, wanted):
    assert outcome(editable_fields(Object)[field], value, operation) == wanted


@pytest.mark.parametrize(
    ("field", "operation"),
    [
        ("title", Operation(operations.CLEAR)),
        ("year_from", Operation(operations.SET, "乾隆")),
        ("year_from", Operation(operations.SET, "99999999999")),
        ("period", Operation(operations.SET, "999999")),
        ("extent", Operation(operations.SET, "长" * 1001)),
    ],
)
def test_what_may_not_stand_in_a_field_is_refused(field, operation):
    with pytest.raises(ValidationError):
        outcome(editable_fields(Object)[field], "旧", operation)


def test_published_records_get_a_version_of_the_person_and_stay_published():
    person, record = curator("museum"), ObjectFactory(medium="铜")
    edit = edited(person, [record], "medium", Operation(operations.SET, "青铜"))
    record.refresh_from_db()
    revision = Revision.objects.get(pk=edit.changes.get().revision_id)
    assert (record.medium, record.live, record.has_unpublished_changes, revision.user) == ("青铜", True, False, person)


def test_an_open_draft_is_changed_and_not_published():
    record = ObjectFactory(medium="铜", title="旧题名")
    record.title = "未定的题名"
    record.save_revision()
    edited(curator("museum"), [record], "medium", Operation(operations.SET, "青铜"))
    record = Object.objects.get(pk=record.pk)
    draft = record.get_latest_revision_as_object()
    assert (record.title, record.medium, draft.title, draft.medium) == ("旧题名", "铜", "未定的题名", "青铜")


def test_a_draft_that_never_was_published_changes_in_its_row_too():
    record = ObjectFactory(medium="铜", live=False)
    edited(curator("museum"), [record], "medium", Operation(operations.SET, "青铜"))
    record = Object.objects.get(pk=record.pk)
    assert (record.medium, record.live, record.get_latest_revision_as_object().medium) == ("青铜", False, "青铜")


def test_what_is_locked_foreign_or_the_same_is_left():
    person = curator("museum")
    locked = ObjectFactory(medium="铜", locked=True)
    foreign = ObjectFactory(medium="铜", institution=InstitutionFactory())
    same = ObjectFactory(medium="青铜")
    edit = edited(person, [locked, foreign, same], "medium", Operation(operations.SET, "青铜"))
    assert (states(edit), edit.state) == (["left", "left", "same"], BulkEdit.State.DONE)


def test_taking_back_leaves_what_was_edited_since():
    person = curator("museum")
    untouched, edited_since = ObjectFactory(subjects=["花"]), ObjectFactory(subjects=["花"])
    edit = edited(person, [untouched, edited_since], "subjects", Operation(operations.ADD, "鸟"))
    edited_since.refresh_from_db()
    edited_since.title = "后来改的"
    edited_since.save_revision(user=person).publish()
    run_undo(edit)
    untouched.refresh_from_db()
    edited_since.refresh_from_db()
    assert (untouched.subjects, edited_since.subjects, states(edit)) == (["花"], ["花", "鸟"], ["undone", "kept"])
    assert edit.changes.get(object_id=edited_since.pk).reason == "此后又有人改过"


def test_the_page_asks_before_it_complains(client):
    client.force_login(curator("museum"))
    record = ObjectFactory()
    fresh = client.get(address("edit_many", query=f"?id={record.pk}"))
    assert not fresh.context["field_form"].errors
    empty = client.get(address("edit_many", query=f"?id={record.pk}&edit_field="))
    assert "edit_field" in empty.context["field_form"].errors


def test_the_page_previews_then_does(client):
    person = curator("museum")
    record, other = ObjectFactory(medium="铜"), ObjectFactory(medium="青铜")
    client.force_login(person)
    query = f"?id={record.pk}&id={other.pk}&edit_field=medium"
    asked = client.get(address("edit_many", query=query)).context
    assert list(asked["form"].fields) == ["edit_operation", "edit_value"]
    assert not asked["ready"]
    asked = client.get(address("edit_many", query=f"{query}&edit_operation=set"))
    assert not asked.context["ready"]
    query += "&edit_operation=set&edit_value=青铜"
    preview = client.get(address("edit_many", query=query)).context
    assert (preview["count"], preview["changing"], [(r.old, r.new) for r in preview["rows"]]) == (
        2,
        1,
        [("铜", "青铜")],
    )
    record.refresh_from_db()
    assert record.medium == "铜"
    response = client.post(address("edit_many", query=query))
    record.refresh_from_db()
    edit = BulkEdit.objects.get()
    assert (record.medium, response.url) == ("青铜", address("bulk_edit", edit.pk))
    assert [(row.old, row.new) for row in client.get(response.url).context["rows"]] == [("铜", "青铜")]
    undone = client.post(response.url, follow=True)
    assert list(undone.context["messages"]) == []
    record.refresh_from_db()
    assert record.medium == "铜"
    assert client.get(address("bulk_edits")).context["rows"][0][0].state == BulkEdit.State.UNDONE


def test_what_was_asked_of_one_field_is_not_done_to_another(client):
    client.force_login(curator("museum"))
    query = f"?id={ObjectFactory().pk}&edit_of=year_from&edit_operation=set&edit_value=1700"
    assert client.get(address("edit_many", query=f"{query}&edit_field=year_from")).context["ready"]
    other = client.get(address("edit_many", query=f"{query}&edit_field=subjects")).context
    assert not other["ready"]
    assert "1700" not in str(other["form"])


def test_a_choice_of_nothing_leads_back_to_the_list(client):
    client.force_login(curator("museum"))
    foreign = ObjectFactory(institution=InstitutionFactory())
    page = client.get(address("edit_many", query=f"?id={foreign.pk}&id=x"))
    assert page.context["count"] == 0
    assert f'href="{address("list")}"' in page.text
    assert "edit_field" not in page.text


def test_when_a_record_is_on_line_is_no_field_of_many():
    assert not {"go_live_at", "expire_at"} & set(editable_fields(Object))


def test_all_of_a_filtered_list_is_what_the_filters_leave(client):
    client.force_login(curator("museum"))
    ObjectFactory(grade="1", title="鼎甲")
    ObjectFactory(grade="1", title="壶")
    ObjectFactory(grade="2", title="鼎乙")
    ObjectFactory(grade="1", title="鼎丙", institution=InstitutionFactory())
    context = client.get(address("edit_many", query="?id=all&grade=1&q=鼎&edit_field=medium")).context
    assert context["count"] == 1
    assert client.get(address("edit_many", query="?id=all&score=nonsense")).context["count"] == 0


def test_nobody_sees_the_edits_of_another(client):
    edit = edited(curator("museum"), [ObjectFactory()], "medium", Operation(operations.SET, "青铜"))
    client.force_login(curator("museum"))
    assert client.get(address("bulk_edit", edit.pk)).status_code == 404
    assert client.get(address("bulk_edits")).context["rows"] == []


def died_after(edit: BulkEdit, chunks: int, run, monkeypatch) -> None:
    """Runs the edit in chunks of two until its worker is gone, as by kill -9: nothing is put in order."""
    monkeypatch.setattr(applying, "CHUNK", 2)
    advance, left = running.advance, [chunks]

    def cut_off(job, **kwargs):
        if not left[0]:
            raise SystemExit
        left[0] -= 1
        advance(job, **kwargs)

    with monkeypatch.context() as dead:
        dead.setattr(running, "advance", cut_off)
        dead.setattr(running, "finish", lambda *args, **kwargs: None)
        with pytest.raises(SystemExit):
            run(BulkEdit.objects.get(pk=edit.pk))
    Job.objects.update(lease_until=timezone.now() - timedelta(minutes=1))


@pytest.mark.parametrize("undoing", [False, True])
def test_an_edit_whose_worker_died_goes_on_by_itself(monkeypatch, undoing):
    records = [ObjectFactory(medium="铜") for _ in range(5)]
    operation = Operation(operations.SET, "青铜")
    edit = plan_edit(
        model=Object, field="medium", operation=operation, keys=[r.pk for r in records], user=curator("museum")
    )
    if undoing:
        run_edit(edit)
        BulkEdit.objects.update(state=BulkEdit.State.UNDOING)
    died_after(edit, 1, run_undo if undoing else run_edit, monkeypatch)
    wanted, other = ("铜", "青铜") if undoing else ("青铜", "铜")
    assert sorted(Object.objects.values_list("medium", flat=True)) == sorted([wanted] * 2 + [other] * 3)
    assert take_over() == 1
    assert list(Object.objects.values_list("medium", flat=True)) == [wanted] * 5
    edit.refresh_from_db()
    assert edit.state == (BulkEdit.State.UNDONE if undoing else BulkEdit.State.DONE)
    assert (edit.job.state, edit.job.done, take_over()) == (Job.State.DONE, 5, 0)


def test_an_edit_that_waits_for_its_next_worker_has_no_button(client, monkeypatch):
    person = curator("museum")
    record = ObjectFactory(medium="铜")
    edit = plan_edit(model=Object, field="medium", operation=Operation(operations.CLEAR), keys=[record.pk], user=person)
    edit.job = running.queue(kind=applying.KIND, params={"edit": edit.pk}, user=person)
    edit.save()
    client.force_login(person)
    assert client.get(address("bulk_edit", edit.pk)).context["may_go_on"] is False
