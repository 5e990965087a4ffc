"""The form of a record: empty years are read from the text, a contradiction is told and forbids nothing."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests.admin.forms import filled_in
from tests.factories.accounts import curator
from tests.factories.records import ObjectFactory


@pytest.fixture
def record(db):
    return ObjectFactory(title="青花碗")


@pytest.fixture
def desk(client, record):
    client.force_login(curator("museum"))
    return client


def saved(client, record, **changes):
    address = reverse(record.snippet_viewset.get_url_name("edit"), kwargs={"pk": record.pk})
    response = client.post(address, filled_in(client, address, **changes).dict())
    assert response.status_code == 302
    notes = [str(message) for message in get_messages(response.wsgi_request) if message.level_tag == "warning"]
    record.refresh_from_db()
    return record.get_latest_revision_as_object(), notes


def test_years_and_edtf_are_filled_from_the_text(desk, record):
    draft, notes = saved(desk, record, date_text="清乾隆三十年")
    assert (draft.year_from, draft.year_to, draft.date_edtf, notes) == (1765, 1765, "1765", [])


def test_a_contradiction_is_told_and_kept_as_written(desk, record):
    draft, notes = saved(desk, record, date_text="洪武二十二年", year_from="1289", year_to="1289")
    assert (draft.year_from, draft.year_to) == (1289, 1289)
    assert len(notes) == 1
    assert "1389" in notes[0]


def test_an_ambiguous_era_asks_for_the_dynasty(desk, record):
    draft, notes = saved(desk, record, date_text="永乐三年")
    assert (draft.year_from, draft.date_edtf) == (None, "")
    assert "明永乐三年" in notes[0]


def test_the_edtf_follows_the_text(desk, record):
    saved(desk, record, date_text="1930年")
    draft, _notes = saved(desk, record, date_text="约1930年")
    assert draft.date_edtf == "1930~"
    draft, _notes = saved(desk, record, date_text="", year_from="", year_to="")
    assert draft.date_edtf == ""
