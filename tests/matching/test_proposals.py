"""Candidates for a written name: what they rest on, and that a name alone is never enough."""

import json
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from platform_site.exchange.matching.proposing import AS_PREFERRED, Asked, propose, propose_many
from platform_site.vocabulary.domain.keys import renew_keys
from platform_site.vocabulary.models import Agent, AgentName, AgentPlace
from platform_site.vocabulary.names import all_keys, compact, keys, sound
from tests.data import data_file
from tests.factories.records import ArtworkFactory
from tests.factories.vocabulary import AgentFactory

WORDS = st.text(st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x9FFF), min_size=1, max_size=8)


@given(WORDS, WORDS)
def test_a_turned_name_has_a_form_in_common_with_the_name(first, last):
    assert set(keys(f"{last}, {first}")) & set(keys(f"{first} {last}")) or not compact(first + last)


@given(st.lists(st.text(max_size=20), max_size=5))
def test_every_name_is_looked_up_under_itself(names):
    known = all_keys(names)
    assert all(form in known for name in names for form in keys(name))
    assert "" not in known


def test_forms():
    assert keys("Baldung, Hans") == ["baldunghans", "hansbaldung"]
    assert compact("齊 白石") == "齐白石"
    assert sound("齐白石") == "qibaishi"
    assert sound("Hans") == ""


@pytest.fixture
def painter(db):
    agent = AgentFactory(label="示例白石", label_en="Shi Libai", birth_year=1864, death_year=1957)
    AgentName.objects.create(agent=agent, name="示生", kind="字")
    AgentName.objects.create(agent=agent, name="示例老人", kind="别名")
    AgentPlace.objects.create(agent=agent, role="birth", name="湖南湘潭")
    return agent


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("示例白石", 45),
        ("Shi Libai", 45),
        ("示例老人", 40),
        ("示 例 老人", 38),
        ("Libai, Shi", 35),
        ("Libai Shi", 35),
        ("示生", 25),
        ("Shi Li Bai Shi", 20),
    ],
)
def test_a_name_alone_is_never_enough(painter, name, score):
    (proposal,) = propose(name)
    assert (proposal.agent, proposal.score) == (painter, score)
    assert len(proposal.reasons) == 1


def test_years_decide_for_and_against(painter):
    assert propose("示例白石", years=(1900, 1930))[0].score == 80
    assert propose("示例白石", years=(1990, 1990))[0].score == 35
    assert propose("示例白石", years=(1700, 1720)) == []
    assert propose("示例白石", kind="corporate")[0].score == 5


def test_place_and_titles_support(painter):
    record = ArtworkFactory(title="示例虾图", contributions=["x"])
    record.contributions.update(agent=painter)
    (proposal,) = propose("示例白石", years=(1900, 1930), place="湘潭", titles=["示例蝦圖"])
    assert proposal.score == 100
    assert [reason[:4] for reason in proposal.reasons] == ["与首选名", "著录年代", "地点相符", "已有同题"]


def test_namesakes_lower_each_other_and_only_the_years_tell_them_apart(painter):
    older = AgentFactory(label="示例白石", birth_year=1664, death_year=1750)
    both = propose("示例白石")
    assert [proposal.score for proposal in both] == [37, 37]
    assert all("同名者另有 1 位" in proposal.reasons for proposal in both)
    found = propose("示例白石", years=(1700, 1710))
    assert [proposal.agent for proposal in found] == [older]


def test_two_names_that_only_sound_alike_are_no_candidates(db):
    AgentFactory(label="示例莲")
    assert propose("示例连") == []
    assert [proposal.score for proposal in propose("Shili Lian")] == [20]


def test_many_names_take_as_many_queries_as_one(painter):
    counts = []
    for names in (["示例白石"], [f"示例白石{n}" for n in range(20)] + ["示例白石"]):
        with CaptureQueriesContext(connection) as queries:
            propose_many([Asked(name, titles=("a",)) for name in names])
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_no_poet_of_the_tang_is_certain_by_name():
    """Each author of the file as an agent of that name: whoever is asked for, the name alone gives 45 at most."""
    with zipfile.ZipFile(data_file("library/chinese_poetry.zip")) as packed:
        path = next(name for name in packed.namelist() if name.endswith("authors.tang.json"))
        names = [row["name"] for row in json.loads(packed.read(path))]
    agents = Agent.objects.bulk_create(Agent(code=f"tang-{n}", label=name) for n, name in enumerate(names[:1500]))
    renew_keys([agent.pk for agent in agents])
    found = propose_many([Asked(name) for name in names[:1500]])
    assert all(proposal.score <= AS_PREFERRED for proposals in found for proposal in proposals)
    assert all(
        any(name == p.agent.label or p.score < AS_PREFERRED for p in ps) for name, ps in zip(names, found, strict=False)
    )
