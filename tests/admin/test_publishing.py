"""What a curator does at the desk, and what the public search knows of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from search.models import Document
from tests.factories.accounts import curator, reviewer
from tests.factories.records import ObjectFactory

from .forms import filled_in


@pytest.fixture
def record(db):
    return ObjectFactory(title="青瓷盘口壶", contributions=["佚名"])


@pytest.fixture
def desk(client, record):
    client.force_login(curator("museum"))
    return client


def address(record, name: str = "edit", **kwargs) -> str:
    return reverse(record.snippet_viewset.get_url_name(name), kwargs={"pk": record.pk, **kwargs})


def send(client, record, action: str = "", **changes):
    form = filled_in(client, address(record), **changes)
    return client.post(address(record), {**form.dict(), **({action: "1"} if action else {})})


def found_title(record) -> str | None:
    return Document.objects.filter(resource_id=record.ark).values_list("title", flat=True).first()


def test_a_draft_over_a_published_record_stays_out_of_the_search(desk, record):
    assert send(desk, record, title="未发布的题名").status_code == 302
    record.refresh_from_db()
    assert record.has_unpublished_changes
    assert record.get_latest_revision_as_object().title == "未发布的题名"
    assert (record.title, found_title(record)) == ("青瓷盘口壶", "青瓷盘口壶")


def test_what_a_curator_publishes_is_found_at_once(desk, record):
    send(desk, record, "action-publish", title="青瓷鸡首壶")
    record.refresh_from_db()
    assert (record.title, found_title(record)) == ("青瓷鸡首壶", "青瓷鸡首壶")


def test_a_draft_needs_its_number_before_it_is_kept(desk, record):
    add = reverse(record.snippet_viewset.get_url_name("add"))
    form = filled_in(desk, add, title="还没有编号的铜镜")
    answer = desk.post(add, form.dict())
    assert answer.context["form"].errors.keys() == {"identifier"}
    assert type(record).objects.get() == record


def test_a_new_draft_is_not_found_before_it_is_published(desk, record):
    add = reverse(record.snippet_viewset.get_url_name("add"))
    form = filled_in(desk, add, identifier="新-1", title="新入藏的铜镜")
    desk.post(add, form.dict())
    made = type(record).objects.get(identifier="新-1")
    assert (made.live, made.institution, found_title(made)) == (False, record.institution, None)
    send(desk, made, "action-publish")
    assert found_title(made) == "新入藏的铜镜"


def test_what_is_unpublished_is_no_longer_found(desk, record):
    desk.post(address(record, "unpublish"))
    assert found_title(record) is None


def test_a_schedule_that_has_passed_stands_in_nobodys_way(desk, record):
    record.go_live_at, record.expire_at = (timezone.now() - timedelta(hours=hours) for hours in (2, 1))
    record.save_revision().publish()
    assert send(desk, record, title="到期以后又改").status_code == 302
    later = timezone.now() + timedelta(days=1)
    send(desk, record, "action-publish", expire_at=f"{timezone.localtime(later):%Y-%m-%d %H:%M}")
    record.refresh_from_db()
    assert (record.live, record.title, record.go_live_at) == (True, "到期以后又改", None)
    assert record.expire_at == later.replace(second=0, microsecond=0)


def test_a_reviewer_approves_what_a_curator_submits(desk, record):
    type(record).objects.filter(pk=record.pk).update(live=False)
    send(desk, record, "action-submit", title="送审的题名")
    record.refresh_from_db()
    state = record.current_workflow_task_state
    assert (record.live, state.task.name) == (False, "数字博物馆审核")

    desk.force_login(reviewer("museum"))
    assert "送审的题名" in desk.get(reverse("wagtailadmin_home")).content.decode()
    desk.post(address(record, "workflow_action", action_name="approve", task_state_id=state.pk))
    record.refresh_from_db()
    assert (record.live, found_title(record)) == (True, "送审的题名")


def test_an_older_version_comes_back(desk, record):
    send(desk, record, "action-publish", title="第二稿")
    first = record.revisions.latest("pk")
    send(desk, record, "action-publish", title="第三稿")
    revert = address(record, "revisions_revert", revision_id=first.pk)
    desk.post(revert, {**filled_in(desk, revert).dict(), "action-publish": "1"})
    assert found_title(record) == "第二稿"


def test_the_form_shows_the_permanent_identifier_and_the_public_page(desk, record):
    html = desk.get(address(record)).content.decode()
    assert record.ark in html
    assert f'href="{record.get_absolute_url()}"' in html


def test_the_preview_shows_the_draft(desk, record):
    preview = address(record, "preview_on_edit")
    form = filled_in(desk, address(record), title="预览中的题名")
    assert desk.post(preview, form.dict()).json() == {"is_valid": True, "is_available": True}
    assert "预览中的题名" in desk.get(preview).content.decode()


def test_the_preview_shows_a_record_that_was_never_saved(desk, record):
    views = record.snippet_viewset
    preview = reverse(views.get_url_name("preview_on_add"))
    form = filled_in(
        desk,
        reverse(views.get_url_name("add")),
        title="还没有保存的题名",
        identifier="新-2",
        institution=str(record.institution_id),
    )
    assert desk.post(preview, form.dict()).json() == {"is_valid": True, "is_available": True}
    assert "还没有保存的题名" in desk.get(preview).content.decode()
