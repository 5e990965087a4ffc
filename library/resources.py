from django.db.models import Prefetch

from platform_site.venues.describing import RECORD_PREFETCH, RECORD_SELECT, record_resource
from search.registry import describes, touches
from search.resource import Resource

from .enums import HIDDEN
from .models import Edition, Issue, Item, Work, WorkContribution
from .models.numbers import isbn_digits, split_numbers

CHILDREN = (
    Prefetch("editions", to_attr="all_editions"),
    Prefetch("all_editions__items", to_attr="all_items"),
    Prefetch("issues", to_attr="all_issues"),
)


@describes(Work, select=RECORD_SELECT, prefetch=(*RECORD_PREFETCH, *CHILDREN))
def work_resource(record: Work) -> Resource | None:
    editions = record.all_editions
    items = [item for edition in editions for item in edition.all_items if item.status not in HIDDEN]
    return record_resource(
        record,
        body=[
            record.uniform_title,
            record.contents,
            record.four_parts,  # the word itself is stored
            *(text for edition in editions for text in edition_texts(edition)),
            *(issue.title for issue in record.all_issues),
        ],
        identifiers=[
            *(number for edition in editions for number in numbers_of(edition)),
            *(text for item in items for text in (item.call_number, item.barcode)),
        ],
    )


def edition_texts(edition: Edition) -> tuple[str, ...]:
    return (
        edition.statement,
        edition.edition_kind,
        edition.responsibility,
        edition.place,
        edition.publisher,
        edition.series,
        edition.colophon,
        edition.seals,
    )


def numbers_of(edition: Edition) -> tuple[str, ...]:
    """Standard numbers, for the search without their hyphens; also the wrong one that stands on the book."""
    return (*isbn_digits(edition.isbn), edition.invalid_isbn, *split_numbers(edition.issn), edition.book_number)


@touches(WorkContribution)
def work_of_contribution(row: WorkContribution):
    return [row.record]


@touches(Edition)
def work_of_edition(row: Edition):
    return [row.work]


@touches(Item)
def work_of_item(row: Item):
    return [row.edition.work]


@touches(Issue)
def work_of_issue(row: Issue):
    return [row.work]
