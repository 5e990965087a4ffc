"""Edit, review, final review: a venue that asks for three steps publishes by the last one only."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from museum.models import Object
from platform_site.venues.config import venue_of
from platform_site.venues.domain.review import set_review_steps, steps_of
from platform_site.venues.domain.staff import ensure_venues, staff_groups
from tests.factories.accounts import AdministratorFactory, UserFactory, curator, reviewer
from tests.factories.records import ObjectFactory

from .forms import filled_in

pytestmark = pytest.mark.django_db


def may_publish(user, record) -> bool:
    return record.snippet_viewset.permission_policy.user_has_permission_for_instance(user, "publish", record)


def may_act(state, record, user) -> bool:
    return bool(state.task.specific.get_actions(record, user))


def test_three_steps_publish_by_the_last_one_only():
    venue = venue_of(Object)
    set_review_steps(venue, 3)
    ensure_venues()  # what every migration does, changes nothing of it
    editor, first, last = curator("museum"), reviewer("museum"), UserFactory(groups=["museum-finalreviewer"])
    record = ObjectFactory(live=False)
    assert [may_publish(user, record) for user in (editor, first, last)] == [False, False, True]
    record.save_revision(user=editor)
    record.get_workflow().start(record, editor)
    state = record.current_workflow_task_state
    assert [may_act(state, record, user) for user in (editor, first, last)] == [False, True, False]
    state.task.specific.on_action(state, first, "approve")
    record = Object.objects.get(pk=record.pk)
    state = record.current_workflow_task_state
    assert (record.live, may_act(state, record, last)) == (False, True)
    state.task.specific.on_action(state, last, "approve")
    assert Object.objects.get(pk=record.pk).live


def decide(client, record, user, action):
    """The page that the reviewer sees after the decision."""
    client.force_login(user)
    form = filled_in(client, edit_address(record))
    return client.post(
        edit_address(record), form.dict() | {"workflow-action-name": action, "action-workflow-action": "1"}
    )


def edit_address(record) -> str:
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def said(response) -> list[str]:
    return [message.message for message in get_messages(response.wsgi_request)]


def test_a_reviewer_is_told_what_the_decision_came_to(client):
    set_review_steps(venue_of(Object), 3)
    editor, first, last = curator("museum"), reviewer("museum"), UserFactory(groups=["museum-finalreviewer"])
    record = ObjectFactory(title="铜镜", live=False)
    record.save_revision(user=editor)
    record.get_workflow().start(record, editor)
    assert "已批准“铜镜”，下一步是“" in said(decide(client, record, first, "approve"))[0]
    assert "已请“铜镜”的送审人修改。" in said(decide(client, record, last, "reject"))[0]
    record.current_workflow_state.resume(editor)
    assert "已批准“铜镜”，审核完成。" in said(decide(client, record, last, "approve"))[0]


def test_the_large_button_of_a_record_under_review_does_nothing_to_it(client):
    """A final reviewer waits: what publishers may do besides must not become the main thing to do."""
    set_review_steps(venue_of(Object), 3)
    record = ObjectFactory(live=False)
    record.save_revision()
    record.get_workflow().start(record, curator("museum"))
    client.force_login(UserFactory(groups=["museum-finalreviewer"]))
    text = client.get(edit_address(record)).content.decode()
    assert 0 < text.index("已锁定") < text.index("合并重复记录…")


def test_an_administrator_sets_the_steps_on_a_page(client):
    venue = venue_of(Object)
    client.force_login(AdministratorFactory())
    page = reverse("review_steps")
    chosen = {field.name: field.value() for field in client.get(page).context["form"]}
    assert chosen["museum"] == 2
    client.post(page, chosen | {"museum": 3})
    assert (steps_of(venue), client.get(page).context["form"]["museum"].value()) == (3, 3)
    client.post(page, chosen)
    assert steps_of(venue) == 2


def test_two_steps_again_leave_no_trace():
    venue = venue_of(Object)
    set_review_steps(venue, 3)
    workflow = set_review_steps(venue, 2)
    assert (steps_of(venue), workflow.workflow_tasks.count()) == (2, 1)
    assert may_publish(curator("museum"), ObjectFactory())
    assert not staff_groups(venue, "finalreviewer").exists()


def test_the_command_shows_and_sets():
    out = StringIO()
    call_command("review_steps", "museum", "--steps", "3", stdout=out)
    assert out.getvalue().strip() == "museum: 3"


def test_a_scheduled_record_is_published_when_its_time_has_come():
    record = ObjectFactory(live=False)
    record.go_live_at = timezone.now() + timedelta(hours=1)
    record.save_revision().publish()
    assert not Object.objects.get(pk=record.pk).live
    revision = record.revisions.latest("pk")
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert Object.objects.get(pk=record.pk).live


def test_scores_are_computed_again():
    record = ObjectFactory(title="鼎")
    Object.objects.update(record_score=None)
    out = StringIO()
    call_command("score_records", stdout=out, stderr=StringIO())
    assert Object.objects.get(pk=record.pk).record_score == record.record_score
    assert out.getvalue().strip() == "1 records, 1 scores changed"
