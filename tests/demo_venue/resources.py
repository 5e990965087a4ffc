from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes

from .models import Exhibit


@describes(Exhibit, select=RECORD_SELECT, prefetch=RECORD_PREFETCH)
def exhibit_resource(record: Exhibit):
    return record_resource(record, subjects=[record.principle])
