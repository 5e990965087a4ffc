from django.db.models import Prefetch

from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .models import Bearer, HeritageBase, HeritageContribution, HeritageElement

ROWS = {
    "bearers": Bearer.objects.defer(*Bearer.staff_only),
    "bases": HeritageBase.objects.all(),
}
PREFETCH = [Prefetch(name, queryset=rows, to_attr=f"found_{name}") for name, rows in ROWS.items()]


@describes(HeritageElement, select=RECORD_SELECT, prefetch=[*RECORD_PREFETCH, *PREFETCH])
def heritage_resource(record: HeritageElement) -> Resource | None:
    listing = [f"{record.get_level_display()}非遗", record.batch, record.region, record.protection_unit]
    people = [text for row in record.found_bearers for text in ("非遗传承人", row.name, row.introduction)]
    places = [text for row in record.found_bases for text in (row.name, row.address)]
    return record_resource(
        record,
        subjects=[record.ich_class],
        body=[*listing, record.bearer_text, record.practice, record.season, *people, *places],
        identifiers=[record.number],
    )


@touches(HeritageContribution)
@touches(Bearer)
@touches(HeritageBase)
def heritage_of_row(row):
    return [row.record]
