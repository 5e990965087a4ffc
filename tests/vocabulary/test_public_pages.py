"""The public pages of authorities: names, facts, what is held of them, and nothing that the public may not see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from platform_site.vocabulary.domain.loading import load_authorities
from platform_site.vocabulary.domain.merging import merge
from platform_site.vocabulary.domain.unmerging import undo_merge
from platform_site.vocabulary.models import AgentIdentifier, AgentPlace
from search.suggest import suggestions
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory, WorkFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import AgentFactory, ConceptFactory, PeriodFactory, PlaceFactory

pytestmark = pytest.mark.django_db
FACTORIES = (WorkFactory, ObjectFactory, ArtworkFactory, HeritageElementFactory)


def made_by(factory_class, agent, name="齐璜", **fields):
    record = factory_class(contributions=[name], **fields)
    record.contributions.update(agent=agent)
    record.save()
    return record


@pytest.fixture
def painter(db):
    venue_homes()
    agent = AgentFactory(label="示例画家", label_en="Example Painter", code="example", birth_year=1864, death_year=1957)
    AgentIdentifier.objects.create(agent=agent, scheme="ulan", value="500115983")
    AgentPlace.objects.create(agent=agent, role="birth", name="湘潭", place=PlaceFactory(label="湘潭县", code="xt"))
    return agent


def test_an_agent_is_shown_with_what_is_held_in_every_venue(client, painter):
    records = [made_by(factory, painter, title=f"画{n}") for n, factory in enumerate(FACTORIES)]
    page = client.get("/agents/example/").content.decode()
    for record in records:
        assert record.title in page
    assert "1864–1957" in page
    assert "http://vocab.getty.edu/ulan/500115983" in page
    assert 'href="/places/xt/"' in page
    assert 'href="/search/?creator=%E9%BD%90%E7%92%9C&amp;venue=museum"' in page


def test_drafts_and_closed_windows_stay_unseen(client, painter):
    made_by(ObjectFactory, painter, title="草稿之物", live=False)
    made_by(ArtworkFactory, painter, title="未到期之画", visible_from=timezone.now() + timedelta(days=1))
    page = client.get("/agents/example/").content.decode()
    assert "草稿之物" not in page
    assert "未到期之画" not in page
    assert "各馆目前没有公开的相关条目" in page


def test_a_namesake_is_not_mixed_in(client, painter):
    other = AgentFactory(label="示例画家", code="namesake")
    made_by(ObjectFactory, other, name="示例画家", title="同名者之作")
    made_by(ObjectFactory, painter, name="示例画家", title="本人之作")
    assert "同名者之作" not in client.get("/agents/example/").content.decode()
    assert "本人之作" not in client.get("/agents/namesake/").content.decode()


def test_english_readers_get_english(client, painter):
    page = client.get("/en/agents/example/").content.decode()
    assert "<h1>Example Painter</h1>" in page
    assert 'hreflang="zh-hans" href="/agents/example/"' in page


def test_a_merged_one_leads_to_the_kept_one_and_back_again(client, painter):
    old = AgentFactory(code="old")
    (entry,) = merge(kept=painter, others=[old])
    for prefix in ("", "/en"):
        answer = client.get(f"{prefix}/agents/old/")
        assert (answer.status_code, answer.url) == (301, f"{prefix}/agents/example/")
    undo_merge(entry=entry)
    assert client.get("/agents/old/").status_code == 200
    assert client.get("/agents/nobody/").status_code == 404


def test_places_periods_and_concepts_have_pages(client):
    venue_homes()
    load_authorities()
    period, concept = PeriodFactory(label="示例朝", code="p1"), ConceptFactory(label="示例词", code="c1")
    PeriodFactory(label="示例年号", code="p2", parent=period, start_year=-221, end_year=-207)
    ConceptFactory(label="下位词例", code="c2", parent=concept)
    ObjectFactory(title="此朝之物", period=period)
    ArtworkFactory(title="此词之画", subjects=["示例词"])
    HeritageElementFactory(title="渌口区的戏")
    assert "此朝之物" in client.get("/periods/p1/").content.decode()
    assert "前 221–前 207" in client.get("/periods/p2/").content.decode()
    page = client.get("/concepts/c1/").content.decode()
    assert "此词之画" in page
    assert "下位词例" in page
    page = client.get("/places/430212/").content.decode()
    for said in ("渌口区的戏", "株洲县", "430221", "至 2018 年", "2018 年起"):
        assert said in page


@pytest.mark.parametrize("address", ["/agents/example/", "/periods/p/", "/concepts/c/", "/places/l/"])
def test_a_page_takes_few_queries_however_much_is_held(client, painter, address):
    period, place, concept = PeriodFactory(code="p"), PlaceFactory(code="l"), ConceptFactory(code="c")
    counts = []
    for _round in range(2):
        for factory in FACTORIES:
            made_by(factory, painter, period=period, subjects=[concept.label], description=place.label)
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] <= 12, [query["sql"][:90] for query in queries]


def test_suggestions_and_record_pages_lead_to_the_one_agent_of_a_name(client, painter):
    record = made_by(ObjectFactory, painter, name="示例画家")
    found = {suggestion.text: suggestion.url for suggestion in suggestions("示例画")}
    assert found["示例画家"] == "/agents/example/"
    assert 'href="/agents/example/"' in client.get(record.get_absolute_url()).content.decode()
    AgentFactory(label="示例画家")
    found = {suggestion.text: suggestion.url for suggestion in suggestions("示例画")}
    assert found["示例画家"].startswith("/search/?creator=")
