"""The demo records lead to each other across the venues."""

from culture_center.models import HeritageElement
from museum.models import Object
from platform_site.portal.seeding import files
from platform_site.portal.seeding.relations import FILE, seed_relations
from platform_site.records.models import RelationKind
from platform_site.venues.config import venues
from platform_site.venues.related import related_to
from tests.factories.records import HeritageElementFactory, ObjectFactory


def test_relations_are_made_once_between_records_that_are_there(db):
    ObjectFactory(identifier="示-0054", title="铭文城砖"), ObjectFactory(identifier="示-0061", title="城砖拓片")
    HeritageElementFactory(identifier="示-3030", title="傩舞"), ObjectFactory(identifier="示-0085", title="傩面")
    assert (seed_relations(), seed_relations()) == (2, 0)
    (copy,) = related_to(Object.objects.get(identifier="示-0061"))
    assert (copy.kind, copy.hit.title) == ("仿制或摹本", "铭文城砖")
    (mask,) = related_to(HeritageElement.objects.get(identifier="示-3030"))
    assert (mask.kind, mask.hit.title) == ("相关实物", "傩面")


def test_every_relation_names_records_of_the_demo():
    known = {row["identifier"] for venue in venues() for row in files.records(venue)}
    rows = files.read(None, FILE, [])
    assert {number for row in rows for number in (row["from"], row["to"])} - known == set()
    assert {row["kind"] for row in rows} <= set(RelationKind.values)
    assert {"copy", "performance"} <= {row["kind"] for row in rows}
