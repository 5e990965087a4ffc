"""Which institutions are open, as the search asks it: by the clock, after any change at once."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from platform_site.vocabulary import opening
from tests.factories.vocabulary import InstitutionFactory

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    cache.clear()
    monkeypatch.setattr(timezone, "now", lambda: TUESDAY)
    yield
    cache.clear()


def test_only_those_whose_doors_are_open():
    house = InstitutionFactory(code="open", opening_hours={"tue": [["09:00", "17:00"]]})
    InstitutionFactory(code="later", opening_hours={"tue": [["10:00", "17:00"]]})
    InstitutionFactory(code="unknown")
    assert opening.open_institutions() == ["open"]
    house.opening_hours = {}
    house.save()
    assert opening.open_institutions() == []
