from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .models import Object, ObjectContribution


@describes(Object, select=RECORD_SELECT, prefetch=RECORD_PREFETCH)
def object_resource(record: Object) -> Resource | None:
    return record_resource(
        record,
        subjects=[record.object_class],
        body=[record.technique, record.inscriptions, record.provenance, record.find_place, record.department],
    )


@touches(ObjectContribution)
def object_of_contribution(row: ObjectContribution):
    return [row.record]
