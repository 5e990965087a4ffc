"""What a withdrawn, merged or drafted record answers to machines: the same as its page."""

import pytest

from platform_site.records.domain.merging import merge_records
from platform_site.records.domain.withdrawing import withdraw
from tests.factories.accounts import AdministratorFactory
from tests.factories.records import ObjectFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import AgentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    venue_homes()
    return AdministratorFactory()


def addresses(record) -> list[str]:
    return [f"/api/v1/records/{record.ark}", f"/id/{record.ark}.json"]


def test_a_withdrawn_record_is_gone_and_says_why(client, user):
    record = ObjectFactory()
    withdraw(record, reason="示例原因", user=user)
    for url in addresses(record):
        answer = client.get(url)
        assert (answer.status_code, answer.json()["reason"]) == (410, "示例原因")
        assert answer.json()["at"]


def test_a_deleted_record_is_gone(client, user):
    record = ObjectFactory()
    urls = addresses(record)
    record.delete()
    assert [client.get(url).status_code for url in urls] == [410, 410]


def test_a_merged_record_leads_to_the_kept_one(client, user):
    kept, other = ObjectFactory(), ObjectFactory()
    merge_records(kept=kept, other=other, user=user)
    for url, target in zip(addresses(other), addresses(kept), strict=True):
        answer = client.get(url)
        assert (answer.status_code, answer.url) == (301, target)
        assert client.get(target).status_code == 200


@pytest.mark.parametrize("live", [False, None])
def test_of_a_draft_and_of_what_never_was_nothing_is_said(client, user, live):
    record = ObjectFactory(live=False)
    urls = addresses(record) if live is False else ["/api/v1/records/ark:/99999/none", "/id/ark:/99999/none.json"]
    assert [client.get(url).status_code for url in urls] == [404, 404]


def test_a_maker_of_the_authorities_is_named_with_its_other_identifiers(client, user):
    agent = AgentFactory()
    agent.identifiers.create(scheme="wikidata", value="Q214867")
    agent.identifiers.create(scheme="dila", value="A001583")
    agent.save()
    record = ObjectFactory(contributions=[agent.label])
    record.contributions.update(agent=agent)
    answer = client.get(f"/id/{record.ark}.json")
    assert answer.status_code == 200
    assert "https://www.wikidata.org/wiki/Q214867" in answer.content.decode()
