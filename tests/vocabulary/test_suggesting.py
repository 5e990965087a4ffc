"""What the authorities suggest while one types."""

import pytest

from platform_site.vocabulary import suggesting
from platform_site.vocabulary.models import AgentName, PlaceName
from search.suggest import Typed
from tests.factories.records import ArtworkFactory
from tests.factories.vocabulary import AgentFactory, PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    suggesting.forget()
    yield
    suggesting.forget()


@pytest.mark.parametrize("typed", ["示新", "shixin", "sxx", "示旧", "shi旧"])
def test_places_by_present_and_former_names(typed):
    place = PlaceFactory(code="shixinxian", label="示新县")
    PlaceName.objects.create(place=place, name="示旧县")
    assert [one.text for one in suggesting.places(Typed.read(typed)) if one.text.startswith("示")] == ["示新县"]


def test_makers_by_their_other_names_where_something_is_held():
    agent, other = AgentFactory(label="示例画家", code="one"), AgentFactory(label="示例书家", code="two")
    for one in (agent, other):
        AgentName.objects.create(agent=one, name="借溪老人")
    record = ArtworkFactory(contributions=["示例画家"])
    record.contributions.update(agent=agent)
    for typed in ("借溪", "jiexi"):
        suggested = suggesting.makers(Typed.read(typed))
        assert [(one.text, one.url) for one in suggested] == [("示例画家", "/agents/one/")]
