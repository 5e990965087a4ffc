"""Saved lists, notes, completeness, the page as a citizen, the object card, versions side by side."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import make_aware

from museum.models import Object
from platform_site.records.models import RecordNote, SavedView
from platform_site.records.scoring import ScoreField, missing, score_of
from tests.factories.accounts import AdministratorFactory, curator, reviewer
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory, WorkFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import InstitutionFactory, institution_of

pytestmark = pytest.mark.django_db
FACTORIES = (WorkFactory, ObjectFactory, ArtworkFactory, HeritageElementFactory)


def address(name: str, *args, model=Object, query: str = "") -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args) + query


def tabs(client) -> list[str]:
    return [view.name for view in client.get(address("list")).context["saved_views"]]


def test_a_list_is_kept_under_a_name_and_left_again(client):
    client.force_login(curator("museum"))
    client.post(address("save_view"), {"name": "草稿", "query": "p=3&state=draft&q="})
    view = SavedView.objects.get()
    assert (view.query, view.institution, tabs(client)) == ("state=draft", None, ["草稿"])
    (tab,) = client.get(address("list", query="?state=draft")).context["saved_views"]
    assert tab.active
    client.post(address("delete_view", view.pk))
    assert tabs(client) == []


def test_a_view_without_a_name_is_refused_in_words(client):
    client.force_login(curator("museum"))
    response = client.post(address("save_view"), {"name": " ", "query": "state=draft"}, follow=True)
    assert "请给这个视图起一个名称" in response.content.decode()
    assert not SavedView.objects.exists()


def test_a_shared_view_is_for_the_institution_and_only_its_owner_deletes_it(client):
    client.force_login(curator("museum"))
    client.post(address("save_view"), {"name": "共享", "query": "state=draft", "shared": "1"})
    view = SavedView.objects.get()
    assert view.institution == institution_of("museum")
    client.force_login(curator("museum"))
    assert tabs(client) == ["共享"]
    client.post(address("delete_view", view.pk))
    assert SavedView.objects.exists()
    view.institution = InstitutionFactory()
    view.save()
    assert tabs(client) == []


def test_a_note_is_written_and_dealt_with(client):
    person, record = curator("museum"), ObjectFactory()
    client.force_login(person)
    client.post(address("notes", record.pk), {"text": "请核对尺寸"})
    note = RecordNote.objects.get()
    assert (note.author, "请核对尺寸" in client.get(address("edit", record.pk)).content.decode()) == (person, True)
    client.post(address("resolve_note", record.pk, note.pk))
    note.refresh_from_db()
    assert note.resolved_by == person
    assert "请核对尺寸" not in client.get(address("edit", record.pk)).content.decode()
    client.post(address("resolve_note", record.pk, note.pk))
    note.refresh_from_db()
    assert note.resolved_at is None


def test_a_note_of_another_record_is_not_resolved_through_this_one(client):
    record, other = ObjectFactory(), ObjectFactory()
    client.force_login(curator("museum"))
    client.post(address("notes", other.pk), {"text": "另一件的备注"})
    assert client.post(address("resolve_note", record.pk, RecordNote.objects.get().pk)).status_code == 404


def test_a_draft_is_shown_as_a_citizen_will_see_it(client):
    venue_homes()
    record = ObjectFactory(title="公开的题名")
    record.title = "还在改的题名"
    record.save_revision()
    client.force_login(curator("museum"))
    html = client.get(address("as_citizen", record.pk)).content.decode()
    assert "还在改的题名" in html
    assert "还没有公开" not in html
    assert "w-editor-form" not in html


def test_the_card_has_the_permanent_address_and_keeps_the_house_s_own_matters_in_the_staff_version(client):
    record = ObjectFactory(storage_location="三号库甲柜", title="示例铜鼎")
    client.force_login(curator("museum"))
    public = client.get(address("card", record.pk)).content.decode()
    staff = client.get(address("card", record.pk, query="?staff=1")).content.decode()
    assert ("示例铜鼎" in public, record.permanent_url in public, "data:image/svg+xml" in public) == (True, True, True)
    assert ("三号库甲柜" in public, "三号库甲柜" in staff) == (False, True)


def test_what_a_reviewer_wants_changed_stands_on_the_form(client):
    editor, record = curator("museum"), ObjectFactory(live=False)
    record.save_revision(user=editor)
    record.get_workflow().start(record, editor)
    client.force_login(editor)
    assert "编号与账册不符" not in client.get(address("edit", record.pk)).text
    state = record.current_workflow_task_state
    state.task.specific.on_action(state, reviewer("museum"), "reject", comment="编号与账册不符")
    html = client.get(address("edit", record.pk)).text
    assert "编号与账册不符" in html
    assert "请您修改后再送审" in html


def test_who_locked_a_record_is_said_in_chinese(client):
    record = ObjectFactory(title="示例铜鼎")
    record.locked, record.locked_by, record.locked_at = True, curator("museum"), timezone.now()
    record.save()
    client.force_login(reviewer("museum"))
    html = client.get(address("edit", record.pk)).text
    assert "“示例铜鼎”已由" in html
    assert "was locked" not in html


def test_two_versions_are_compared_down_to_terms_and_child_rows(client):
    record = ObjectFactory(subjects=["花", "鸟"], contributions=["甲"])
    first = record.save_revision()
    record.subjects = ["花", "山"]
    record.contributions.add(type(record.contributions.first())(name="乙"))
    second = record.save_revision()
    client.force_login(curator("museum"))
    url = address("revisions_compare", record.pk, first.pk, second.pk)
    html = client.get(url).content.decode()
    assert ("[&#x27;" in html, "花；" in html, "乙" in html) == (False, True, True)


def test_a_number_that_came_is_not_compared_with_none(client):
    client.force_login(curator("museum"))
    record = ObjectFactory(year_to=None)
    first = record.save_revision()
    record.year_to = 1389
    second = record.save_revision()
    html = client.get(address("revisions_compare", record.pk, first.pk, second.pk)).text
    assert '<span class="addition">1389</span>' in html
    assert '<span class="deletion">' not in html


def test_a_moment_that_came_is_compared_as_people_write_it(client):
    client.force_login(curator("museum"))
    record = ObjectFactory(visible_from=None)
    first = record.save_revision()
    record.visible_from = make_aware(datetime(2026, 5, 18, 9, 30))
    second = record.save_revision()
    html = client.get(address("revisions_compare", record.pk, first.pk, second.pk)).text
    assert '<span class="addition">2026-05-18 09:30</span>' in html
    assert '<span class="deletion">' not in html


def test_the_first_edit_of_an_imported_record_is_compared_with_what_was_brought(client):
    record = ObjectFactory(title="旧题", contributions=["甲"])
    record.title = "新题"
    record.contributions.add(type(record.contributions.first())(name="乙"))
    record.save_revision(user=curator("museum"))
    assert [revision.object_str for revision in record.revisions.order_by("pk")] == ["旧题", "新题"]
    client.force_login(curator("museum"))
    html = client.get(address("revisions_compare", record.pk, "earliest", "latest")).text
    assert ("旧题" in html, "乙" in html) == (True, True)


def test_a_new_record_begins_with_one_revision():
    record = ObjectFactory.build(institution=institution_of("museum"), title="初录")
    record.save()
    record.save_revision()
    assert record.revisions.count() == 1


def test_the_score_counts_what_the_kind_asks_for():
    empty = ObjectFactory(title="[无题]")
    full = ObjectFactory(
        title="鼎",
        date_text="商",
        description="说明",
        subjects=["礼器"],
        rights="http://rightsstatements.org/vocab/CNE/1.0/",
    )
    assert (empty.record_score, score_of(Object, {})) == (0, 0)
    assert {"责任者", "图片"} <= set(missing(full))
    values = {name: 1 for field in Object.score_fields for name in (field.name,)}
    assert score_of(Object, values) == 100
    assert score_of(Object, {**values, "date_text": "", "period_id": 3}) == 100
    assert 0 < full.record_score < 100


def test_a_year_zero_says_something_and_a_title_in_brackets_does_not():
    class Kind:
        score_fields = (ScoreField("year_from", 1), ScoreField("title", 3))

    assert (score_of(Kind, {"year_from": 0, "title": "[Untitled]"}), score_of(Kind, {"title": "鼎"})) == (25, 75)


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_form_of_a_record_costs_at_most_thirty_queries(client, factory):
    record = factory(contributions=["甲", "乙", "丙"])
    record.save_revision()
    client.force_login(curator(record.venue.slug))
    url = address("edit", record.pk, model=type(record))
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    assert len(captured) <= 30


def test_the_home_page_says_what_waits(client):
    ObjectFactory()
    client.force_login(AdministratorFactory())
    panels = client.get(reverse("wagtailadmin_home")).context["panels"]
    panel = next(p for p in panels if p.name == "venue_desk" and p.venue.label == "museum")
    (collection, *_rest) = panel.get_context_data({})["collections"]
    assert {e.label: e.count for e in collection.errands if e.label.startswith("没有")} == {
        "没有图片": 1,
        "没有年代": 1,
    }
    for errand in collection.errands:
        assert client.get(errand.url).context["items_count"] == errand.count
