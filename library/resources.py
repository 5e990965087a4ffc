from django.db.models import Prefetch

from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .models import Edition, Item, Work, WorkContribution

EDITIONS = (Prefetch("editions", to_attr="all_editions"), Prefetch("all_editions__items", to_attr="all_items"))


@describes(Work, select=RECORD_SELECT, prefetch=(*RECORD_PREFETCH, *EDITIONS))
def work_resource(record: Work) -> Resource | None:
    editions = record.all_editions
    items = [item for edition in editions for item in edition.all_items]
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
