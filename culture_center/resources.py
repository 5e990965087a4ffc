from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .models import HeritageContribution, HeritageElement


@describes(HeritageElement, select=RECORD_SELECT, prefetch=RECORD_PREFETCH)
def heritage_resource(record: HeritageElement) -> Resource | None:
    return record_resource(
        record,
        subjects=[record.ich_class],
        body=[record.get_level_display(), record.batch, record.region, record.protection_unit, record.bearer_text],
        identifiers=[record.number],
    )


@touches(HeritageContribution)
def heritage_of_contribution(row: HeritageContribution):
    return [row.record]
