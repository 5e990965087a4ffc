"""Editorial pages: a curator works in the own venue's part of the tree, and sees of the others what the public sees."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import Page

from museum.models import MuseumExhibitionPage
from tests.factories.accounts import curator, reviewer
from tests.factories.records import ObjectFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import InstitutionFactory

from .forms import filled_in
from .world import SECRET


@pytest.fixture
def homes(db):
    return venue_homes()


@pytest.fixture
def desk(client, homes):
    client.force_login(curator("museum"))
    return client


def html(client, name: str, *args, **query) -> str:
    address = reverse(name, args=args) + "?" + "&".join(f"{key}={value}" for key, value in query.items())
    return client.get(address, follow=True).content.decode()


@pytest.mark.parametrize(
    "name", ["edit", "history", "usage", "delete", "unpublish", "move", "copy", "view_draft", "workflow_history"]
)
def test_a_page_of_another_venue_is_closed(desk, homes, name):
    response = desk.get(reverse(f"wagtailadmin_pages:{name}", args=[homes["library"].pk]))
    assert response.status_code == 302


def test_the_own_pages_are_open(desk, homes):
    assert desk.get(reverse("wagtailadmin_pages:edit", args=[homes["museum"].pk])).status_code == 200


def test_a_curator_writes_and_a_reviewer_publishes(desk, homes):
    edit = reverse("wagtailadmin_pages:edit", args=[homes["museum"].pk])
    form = filled_in(desk, edit, form_id="page-edit-form", lead="新的一句话")
    desk.post(edit, {**form.dict(), "action-publish": "1"})
    homes["museum"].refresh_from_db()
    assert homes["museum"].lead != "新的一句话"

    desk.force_login(reviewer("museum"))
    form = filled_in(desk, edit, form_id="page-edit-form", lead="新的一句话")
    desk.post(edit, {**form.dict(), "action-publish": "1"})
    homes["museum"].refresh_from_db()
    assert homes["museum"].lead == "新的一句话"


@pytest.mark.parametrize("view", ["explorer", "search", "chooser", "chooser_search"])
def test_the_unfinished_pages_of_another_venue_are_not_told_of(desk, homes, view):
    library = homes["library"]
    library.add_child(instance=Page(title=f"{SECRET} 草稿页", slug="draft", live=False, locale=library.locale))
    finished = library.add_child(instance=Page(title="已发布的页", slug="finished", locale=library.locale))
    finished.title = f"{SECRET} 修改中"
    finished.save_revision()
    addresses = {
        "explorer": ("wagtailadmin_explore", [library.pk], {}),
        "search": ("wagtailadmin_pages:search", [], {"q": SECRET[:3]}),
        "chooser": ("wagtailadmin_choose_page_child", [library.pk], {}),
        "chooser_search": ("wagtailadmin_choose_page_search", [], {"q": SECRET[:3]}),
    }
    name, args, query = addresses[view]
    assert SECRET not in html(desk, name, *args, **query)


@pytest.fixture
def foreign_draft(db):
    return ObjectFactory(institution=InstitutionFactory(), title=SECRET, live=False)


def exhibition(home, *records):
    items = [{"type": "item", "id": str(uuid4()), "value": {"record": record.pk}} for record in records]
    body = [{"type": "records", "id": str(uuid4()), "value": items}]
    page = MuseumExhibitionPage(title="示例展览", slug="show", lead="一句话", body=json.dumps(body), locale=home.locale)
    return home.add_child(instance=page)


def test_a_page_does_not_name_a_record_that_is_not_for_its_editor(desk, homes, foreign_draft):
    own = ObjectFactory(title="of-the-own-house")
    page = exhibition(homes["museum"], own, foreign_draft)
    text = desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert [word in text for word in (own.title, SECRET)] == [True, False]


def test_a_page_does_not_take_a_record_that_is_not_for_its_editor(desk, homes, foreign_draft):
    page = exhibition(homes["museum"])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = filled_in(desk, edit, form_id="page-edit-form").dict()
    block = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "records",
        "body-0-id": "",
        "body-0-value-count": "1",
        "body-0-value-0-deleted": "",
        "body-0-value-0-order": "0",
        "body-0-value-0-type": "item",
        "body-0-value-0-id": "",
        "body-0-value-0-value-note": "",
    }
    refused = desk.post(edit, {**form, **block, "body-0-value-0-value-record": str(foreign_draft.pk)})
    assert (refused.status_code, SECRET in refused.content.decode()) == (200, False)
    assert not page.revisions.exists()

    own = ObjectFactory()
    taken = desk.post(edit, {**form, **block, "body-0-value-0-value-record": str(own.pk)})
    assert taken.status_code == 302
