"""Choices by value or label, copies by their branch: what tables of other houses write."""

import pytest

from library.models import Item, Work
from museum.models import Object
from platform_site.exchange.shape import shape_of
from platform_site.exchange.validation import Validator
from tests.factories.vocabulary import InstitutionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "kept", "warned"),
    [("01", "", 1), ("1", "1", 0), ("一级", "1", 0), ("Grade One", "", 1)],
)
def test_a_choice_is_given_by_value_or_label(written, kept, warned):
    labels = dict(Object._meta.get_field("grade").flatchoices)
    written = str(labels["1"]) if written == "一级" else written
    draft = Validator(shape_of(Object)).draft({"title": "瓶", "grade": written})
    assert (draft.values["grade"], len(draft.warnings)) == (kept, warned)


def test_a_copy_stands_in_the_branch_that_is_named():
    branch = InstitutionFactory(venue="library", code="west", name="西区分馆")
    InstitutionFactory(venue="museum", code="elsewhere")
    items = [{"call_number": str(n), "branch": name} for n, name in enumerate(("west", "西区分馆", "elsewhere", ""))]
    draft = Validator(shape_of(Work)).draft({"title": "书", "editions": [{"items": items}]})
    found = [row["branch_id"] for row in draft.children["editions"][0]["items"]]
    assert found == [branch.pk, branch.pk, None, None]
    assert [problem.value for problem in draft.warnings] == ["elsewhere"]
    assert Item._meta.get_field("branch").attname == "branch_id"
