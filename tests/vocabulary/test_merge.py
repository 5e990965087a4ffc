"""Merging and its undoing: everything that points at an authority moves, and comes back exactly."""

import random

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from platform_site.records.models import CollectionRecord
from platform_site.vocabulary.domain.links import links_to, name_of, uses_of
from platform_site.vocabulary.domain.loading import load_authorities
from platform_site.vocabulary.domain.merging import find_kept, merge, preview
from platform_site.vocabulary.domain.unmerging import undo_merge
from platform_site.vocabulary.errors import AuthorityRefused
from platform_site.vocabulary.models import (
    Agent,
    AgentIdentifier,
    AgentPlace,
    AuthoritySource,
    Concept,
    Merge,
    Period,
    Place,
    PlaceCode,
)
from search.models import Document
from search.query import SearchRequest
from search.views import run_search
from tests.factories.accounts import UserFactory
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory, WorkFactory
from tests.factories.vocabulary import AgentFactory, ConceptFactory, PeriodFactory, PlaceFactory

from .tables import differences, everything

pytestmark = pytest.mark.django_db
FACTORIES = (WorkFactory, ObjectFactory, ArtworkFactory, HeritageElementFactory)


def made_by(factory_class, agent, name="齐璜", **fields):
    """A record of that kind with one confirmed maker."""
    record = factory_class(contributions=[name], **fields)
    record.contributions.update(agent=agent)
    return type(record).objects.get(pk=record.pk)


def test_every_venue_that_names_makers_is_found_through_its_foreign_keys():
    models = {field.model for field in uses_of(Agent)}
    assert {factory._meta.model._meta.get_field("contributions").related_model for factory in FACTORIES} <= models
    assert all(issubclass(f.model, CollectionRecord) for f in uses_of(Period) if f.name == "period")


def test_links_in_every_venue_move_and_the_old_code_leads_on():
    kept, other, user = AgentFactory(label="齐白石"), AgentFactory(label="齊白石", code="old-qi"), UserFactory()
    records = [made_by(factory, other) for factory in FACTORIES]
    assert preview(other).total == 4
    assert ("数字博物馆 · 文物", 1) in preview(other).links
    (entry,) = merge(kept=kept, others=[other], user=user)
    assert [record.contributions.get().agent_id for record in records] == [kept.pk] * 4
    assert find_kept(Agent, "old-qi") == kept
    assert not Agent.objects.filter(pk=other.pk).exists()
    assert (entry.links, entry.merged_by, entry.label) == (4, user, "齊白石")
    assert [name.name for name in kept.names.all()] == ["齊白石"]


def test_names_and_facts_are_joined_without_doubles():
    kept = AgentFactory(label="齐白石", names=["齐璜", "白石"], birth_year=1864)
    other = AgentFactory(label="齐璜", label_en="Qi Huang", names=["白石", "濒生"], birth_year=1863, death_year=1957)
    for agent in (kept, other):
        AgentIdentifier.objects.create(agent=agent, scheme="ulan", value="500115983")
    AgentIdentifier.objects.create(agent=other, scheme="wikidata", value="Q1")
    merge(kept=kept, others=[other])
    kept.refresh_from_db()
    assert sorted(kept.names.values_list("name", flat=True)) == sorted(["齐璜", "白石", "Qi Huang", "濒生"])
    assert sorted(kept.identifiers.values_list("value", flat=True)) == ["500115983", "Q1"]
    assert (kept.birth_year, kept.death_year) == (1864, 1957)
    assert set(kept.keys.values_list("key", flat=True)) >= {"齐白石", "齐璜", "濒生", "qihuang", "huangqi"}


def test_search_knows_a_work_by_the_joined_names():
    kept, other = AgentFactory(label="齐白石"), AgentFactory(label="齐璜", names=["借山吟馆主者"])
    record = made_by(ArtworkFactory, kept, name="齐白石")
    merge(kept=kept, others=[other])
    assert [hit.id for hit in run_search(SearchRequest(q="借山吟馆主者")).hits] == [record.ark]
    assert Document.objects.filter(resource_id=record.ark).exists()


def test_the_drafts_of_records_follow():
    kept, other = AgentFactory(), AgentFactory()
    period, same = PeriodFactory(), PeriodFactory()
    record = made_by(ObjectFactory, other, period=same)
    record.title = "修改稿"
    record.save_revision()
    (agents,) = merge(kept=kept, others=[other])
    (periods,) = merge(kept=period, others=[same])
    draft = type(record).objects.get(pk=record.pk).get_latest_revision_as_object()
    assert (draft.title, draft.period_id, draft.contributions.get().agent_id) == ("修改稿", period.pk, kept.pk)
    undo_merge(entry=agents)
    undo_merge(entry=periods)
    draft = type(record).objects.get(pk=record.pk).get_latest_revision_as_object()
    assert (draft.period_id, draft.contributions.get().agent_id) == (same.pk, other.pk)


def test_a_tree_stays_a_tree():
    top = PlaceFactory(label="湖南")
    other = PlaceFactory(label="株洲", parent=top)
    between = PlaceFactory(parent=other)
    kept = PlaceFactory(label="株洲市", parent=between)
    (entry,) = merge(kept=kept, others=[other])
    kept.refresh_from_db()
    between.refresh_from_db()
    assert (kept.parent_id, between.parent_id) == (top.pk, kept.pk)
    undo_merge(entry=entry)
    kept.refresh_from_db()
    between.refresh_from_db()
    assert (kept.parent_id, between.parent_id) == (between.pk, other.pk)


def test_related_concepts_are_not_doubled_nor_related_to_themselves():
    kept, other, third = ConceptFactory(), ConceptFactory(), ConceptFactory()
    for concept in (kept, third):
        other.related.add(concept)
        other.save()
    kept.related.add(third)
    kept.save()
    before = everything()
    (entry,) = merge(kept=kept, others=[other])
    assert [concept.pk for concept in Concept.objects.get(pk=kept.pk).related.all()] == [third.pk]
    assert [concept.pk for concept in Concept.objects.get(pk=third.pk).related.all()] == [kept.pk]
    undo_merge(entry=entry)
    assert differences(before, everything()) == []


@pytest.mark.parametrize("seed", range(6))
def test_undone_everything_is_as_it_was(seed):
    """Random worlds of agents, records, drafts and sources; merges and their undoing leave no trace."""
    chance = random.Random(seed)
    agents = [
        AgentFactory(
            label=f"甲{n}", label_en=chance.choice(["", f"Jia {n}"]), names=[f"乙{n % 3}"], birth_year=n or None
        )
        for n in range(4)
    ]
    place = PlaceFactory()
    for agent in agents:
        AgentPlace.objects.create(agent=agent, role="birth", name="湘潭", place=chance.choice([place, None]))
        AgentIdentifier.objects.create(agent=agent, scheme="nga", value=str(chance.randint(1, 2)))
    for _number in range(8):
        record = made_by(chance.choice(FACTORIES), chance.choice(agents))
        if chance.random() < 0.5:
            record.save_revision()
    before = everything()
    chance.shuffle(agents)
    first = merge(kept=agents[0], others=agents[1:2])
    more = merge(kept=agents[2], others=[agents[0], agents[3]])
    assert Agent.objects.filter(pk__in=[a.pk for a in agents]).count() == 1
    assert find_kept(Agent, agents[1].code).pk == agents[2].pk
    for entry in [*reversed(more), *first]:
        undo_merge(entry=entry, user=None)
    assert differences(before, everything()) == []


def test_what_a_person_set_otherwise_since_stays():
    kept, other, third = AgentFactory(), AgentFactory(), AgentFactory()
    record, untouched = made_by(ObjectFactory, other), made_by(ObjectFactory, other)
    (entry,) = merge(kept=kept, others=[other])
    record.contributions.update(agent=third)
    undo_merge(entry=entry)
    assert record.contributions.get().agent_id == third.pk
    assert untouched.contributions.get().agent_id == other.pk


def test_refusals_say_what_to_do():
    kept, other, third = AgentFactory(), AgentFactory(), AgentFactory()
    with pytest.raises(AuthorityRefused, match="自己"):
        merge(kept=kept, others=[kept])
    with pytest.raises(AuthorityRefused, match="同一类"):
        merge(kept=kept, others=[PlaceFactory()])
    with pytest.raises(AuthorityRefused, match="至少"):
        merge(kept=kept, others=[])
    (first,) = merge(kept=kept, others=[other])
    (second,) = merge(kept=third, others=[kept])
    with pytest.raises(AuthorityRefused, match="先撤销"):
        undo_merge(entry=first)
    undo_merge(entry=second)
    undo_merge(entry=first)
    with pytest.raises(AuthorityRefused, match="已经撤销"):
        undo_merge(entry=first)


def test_the_code_of_a_merged_one_is_given_to_nobody_else():
    load_authorities()
    kept, other = Agent.objects.get(code="qi-baishi"), Agent.objects.get(code="zheng-xie")
    (entry,) = merge(kept=kept, others=[other])
    assert load_authorities() == dict.fromkeys(("periods.json", "places.json", "concepts.json", "agents.json"), 0)
    with pytest.raises(ValidationError, match="zheng-xie"):
        Agent(code="zheng-xie", label="郑燮").full_clean()
    undo_merge(entry=entry)
    with pytest.raises(IntegrityError):
        Agent.objects.create(code="zheng-xie", label="郑燮")


def test_sources_move_so_that_a_loader_does_not_bring_it_back():
    kept, other = AgentFactory(), AgentFactory()
    source = AuthoritySource.objects.create(
        profile="x",
        identifier="1",
        content_type=ContentType.objects.get_for_model(Agent),
        object_id=other.pk,
        checksum="",
    )
    merge(kept=kept, others=[other])
    source.refresh_from_db()
    assert source.object_id == kept.pk


def test_a_county_that_became_a_district_knows_its_codes():
    load_authorities()
    lukou = Place.objects.get(code="430212")
    assert PlaceCode.objects.get(code="430221").place == lukou
    assert lukou.codes.get(until_year=2018).code == "430221"
    assert lukou.names.get(name="株洲县").until_year == 2018


def test_each_link_is_named_once():
    for model in (Agent, Place, Period, Concept):
        names = [name_of(field) for field in links_to(model)]
        assert len(names) == len(set(names))
    assert Merge.objects.count() == 0
