from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .models import Edition, Item, Work, WorkContribution


@describes(Work, select=RECORD_SELECT, prefetch=(*RECORD_PREFETCH, "editions__items"))
def work_resource(record: Work) -> Resource | None:
    editions = list(record.editions.all())
    items = [item for edition in editions for item in edition.items.all()]
    return record_resource(
        record,
        body=[
            record.contents,
            *(text for e in editions for text in (e.statement, e.place, e.publisher, e.series)),
        ],
        identifiers=[
            *(edition.isbn for edition in editions),
            *(text for item in items for text in (item.call_number, item.barcode)),
        ],
    )


@touches(WorkContribution)
def work_of_contribution(row: WorkContribution):
    return [row.record]


@touches(Edition)
def work_of_edition(row: Edition):
    return [row.work]


@touches(Item)
def work_of_item(row: Item):
    return [row.edition.work]
