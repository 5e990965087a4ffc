"""Decisions about written names: they reach the own records only, are remembered, and can be taken back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from museum.models import ObjectContribution
from platform_site.exchange.matching.deciding import confirm, establish, rule_out, take_back
from platform_site.exchange.matching.waiting import grouped, models_for, waiting, with_candidates
from platform_site.vocabulary.errors import AuthorityRefused
from platform_site.vocabulary.models import Agent, NameDecision
from search.models import Card, Document
from tests.factories.accounts import AdministratorFactory, UserFactory, curator
from tests.factories.records import ObjectFactory
from tests.factories.vocabulary import AgentFactory, InstitutionFactory, institution_of
from tests.vocabulary.tables import differences, everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return curator("museum")


@pytest.fixture
def records():
    """Three objects by one name in the own institution, and one in another."""
    own = [ObjectFactory(title=f"示例{n}", contributions=["示例作者"], year_from=1900) for n in range(3)]
    return [*own, ObjectFactory(institution=InstitutionFactory(), contributions=["示例作者"], title="别家之物")]


def agents_of(records):
    return [record.contributions.get().agent_id for record in records]


def test_only_the_own_records_wait(staff, records):
    assert models_for(staff) == [ObjectContribution]
    assert list(grouped(ObjectContribution, staff).values_list("name", "number")) == [("示例作者", 3)]
    assert waiting(ObjectContribution, UserFactory()).count() == 0
    assert waiting(ObjectContribution, AdministratorFactory()).count() == 4


def test_confirming_links_the_own_records_and_undo_restores_exactly(staff, records):
    agent = AgentFactory(label="示例作者", names=["示例别号"])
    records[0].save_revision()
    before = everything()
    (decision,) = confirm(model=ObjectContribution, name="示例作者", agent=agent, user=staff)
    assert agents_of(records) == [agent.pk] * 3 + [None]
    assert (decision.links, decision.decided_by) == (3, staff)
    draft = type(records[0]).objects.get(pk=records[0].pk).get_latest_revision_as_object()
    assert draft.contributions.get().agent_id == agent.pk
    document = Document.objects.get(resource_id=records[1].ark)
    assert "示例别号" in Card.objects.get(document_id=document.pk).resource["creator_names"]
    assert take_back(decision=decision, user=staff) == 3
    assert differences(before, everything()) == []


def test_chosen_records_only(staff, records):
    agent = AgentFactory()
    row = records[1].contributions.get()
    foreign = records[3].contributions.get()
    confirm(model=ObjectContribution, name="示例作者", agent=agent, user=staff, rows=[row.pk, foreign.pk])
    assert agents_of(records) == [None, agent.pk, None, None]
    with pytest.raises(AuthorityRefused, match="没有待确认"):
        confirm(model=ObjectContribution, name="示例作者", agent=agent, user=staff, rows=[foreign.pk])


def test_what_was_set_otherwise_since_stays(staff, records):
    agent, other = AgentFactory(), AgentFactory()
    (decision,) = confirm(model=ObjectContribution, name="示例作者", agent=agent, user=staff)
    records[0].contributions.update(agent=other)
    assert take_back(decision=decision, user=staff) == 2
    assert agents_of(records) == [other.pk, None, None, None]
    with pytest.raises(AuthorityRefused, match="已经撤销"):
        take_back(decision=decision, user=staff)


def test_not_the_same_is_remembered_for_the_institution(staff, records):
    agent = AgentFactory(label="示例作者")

    def candidates(user):
        groups = list(grouped(ObjectContribution, user).filter(name="示例作者"))
        return [p.agent for p in with_candidates(ObjectContribution, user, groups)[0]["proposals"]]

    assert candidates(staff) == [agent]
    (decision,) = rule_out(model=ObjectContribution, name="示例作者", agent=agent, user=staff)
    assert rule_out(model=ObjectContribution, name="示例作者", agent=agent, user=staff) == []
    assert candidates(staff) == []
    take_back(decision=decision, user=staff)
    assert candidates(staff) == [agent]


def test_a_new_authority_needs_the_right_to_make_one(staff, records):
    with pytest.raises(PermissionDenied):
        establish(model=ObjectContribution, name="示例作者", kind="person", user=staff)
    keeper = curator("museum")
    keeper.groups.add(*type(keeper.groups.first()).objects.filter(staff_role__role="authorities"))
    AgentFactory(code="shilizuozhe")
    (decision,) = establish(model=ObjectContribution, name="示例作者", kind="person", user=keeper)
    assert (decision.agent.label, decision.agent.code, decision.made_agent) == ("示例作者", "shilizuozhe-2", True)
    assert agents_of(records) == [decision.agent_id] * 3 + [None]


def test_nobody_takes_back_what_others_decided(staff, records):
    agent, admin = AgentFactory(), AdministratorFactory()
    decisions = confirm(model=ObjectContribution, name="示例作者", agent=agent, user=admin)
    assert len(decisions) == 2
    foreign = next(d for d in decisions if d.institution_id == records[3].institution_id)
    with pytest.raises(PermissionDenied):
        take_back(decision=foreign, user=staff)


def test_the_desk_shows_decides_and_undoes(client, staff, records):
    agent = AgentFactory(label="示例作者", birth_year=1880, death_year=1950)
    client.force_login(staff)
    page = client.get(reverse("matching:index")).content.decode()
    assert "著录年代在其生活年代之内（1880–1950）" in page
    address = reverse("matching:name", args=["museum.ObjectContribution"])
    page = client.get(address, {"name": "示例作者"}).content.decode()
    assert "示例2" in page
    assert "别家之物" not in page
    said = client.post(address, {"name": "示例作者", "action": "confirm"}, follow=True).content.decode()
    assert "请先选择一位责任者" in said
    said = client.post(
        address, {"name": "示例作者", "action": "confirm", "agent": agent.pk}, follow=True
    ).content.decode()
    assert "3 处著录关联到示例作者" in said
    decision = NameDecision.objects.get()
    assert "示例作者" in client.get(reverse("matching:decisions")).content.decode()
    client.post(reverse("matching:undo", args=[decision.pk]))
    assert agents_of(records) == [None] * 4


def test_another_venue_is_not_there(client, records):
    client.force_login(curator("library"))
    assert client.get(reverse("matching:name", args=["museum.ObjectContribution"])).status_code == 404
    decisions = confirm(model=ObjectContribution, name="示例作者", agent=AgentFactory(), user=AdministratorFactory())
    assert client.post(reverse("matching:undo", args=[decisions[0].pk])).status_code == 404
    assert agents_of(records) != [None] * 4


def test_the_list_takes_a_constant_number_of_queries(client, staff):
    client.force_login(staff)
    counts = []
    for number in (1, 20):
        for n in range(number):
            ObjectFactory(contributions=[f"作者{number}{n}"])
            AgentFactory(label=f"作者{number}{n}")
        client.get(reverse("matching:index"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("matching:index"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Agent.objects.exists()


def test_the_list_of_names_is_counted_and_paged(client, homes_and_names):
    client.force_login(homes_and_names)
    address = f"{reverse('matching:index')}?model=museum.ObjectContribution"
    first, second = (client.get(f"{address}&page={page}") for page in (1, 2))
    assert [group["name"] for group in first.context["groups"]][:2] == ["示例名甲", "示例名00"]
    assert [len(page.context["groups"]) for page in (first, second)] == [25, 6]
    assert "第 2 页，共 2 页" in second.content.decode()
    assert client.get(f"{address}&page=3").status_code == 404
    assert client.get(f"{address}&q=没有的").context["groups"] == []
    (group,) = client.get(f"{address}&q=名甲").context["groups"]
    assert (group["number"], group["first"], group["last"]) == (2, 1700, 1800)


@pytest.fixture
def homes_and_names(db):
    """A curator with thirty names of the own museum and one of both; another museum writes a name of its own."""
    institution = institution_of("museum")
    for year in (1700, 1800):
        record = ObjectFactory(institution=institution, year_from=year, year_to=year)
        ObjectContribution.objects.create(record=record, name="示例名甲")
    for number in range(30):
        ObjectContribution.objects.create(record=record, name=f"示例名{number:02}")
    elsewhere = ObjectFactory(institution=InstitutionFactory())
    ObjectContribution.objects.create(record=elsewhere, name="别处的名")
    return curator("museum")


def test_a_curator_of_all_and_one_of_some_see_the_same_names(homes_and_names):
    some = [group["name"] for group in grouped(ObjectContribution, homes_and_names)]
    ObjectContribution.objects.filter(name="别处的名").delete()
    ObjectContribution._meta.get_field("record").related_model.objects.exclude(
        institution=institution_of("museum")
    ).delete()
    assert [group["name"] for group in grouped(ObjectContribution, homes_and_names)] == some
    assert "别处的名" not in some


def test_the_list_of_names_reads_its_index(db):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # which prefers to look through a small table
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_hashagg = off")
        plan = grouped(ObjectContribution, AdministratorFactory())[:25].explain()
    assert "museum_makers_waiting" in plan
