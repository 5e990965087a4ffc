"""What a record's page shows besides the record: its facts, what it appears in, what is like it."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Q
from django.db.models.functions import Cast
from django.utils.translation import get_language
from wagtail.models import Page, ReferenceIndex

from platform_site.records.models import Ark
from search.neighbours import Neighbour, neighbours

from .facts import facts_of
from .models_lookup import public_pages
from .related import related_to
from .wholes import place_of

RELATIVES, SUBJECTS = 8, 3
LONGEST_NUMBER = 7


def record_context(record, request, preview: bool = False) -> dict:
    """The context of a record page; in a preview the record may be a draft."""
    return {
        "record": record,
        "facts": facts_of(record),
        "place": place_of(record, page_number(request)),
        "related": related_to(record),
        "pages": [] if preview else pages_about(record),
        "relatives": [] if preview else relatives(record),
        "activities": [] if preview else activities_about(record),
        "is_preview": preview,
    }


def page_number(request) -> int:
    """The page of the parts that the address asks for; the first where it asks for nonsense."""
    asked = request.GET.get("page", "") if request else ""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < LONGEST_NUMBER else 1


def pages_about(record) -> list[Page]:
    """Live, public pages (exhibitions, stories, news) that refer to the record, in the reader's language if any is.

    What refers to a record that was merged into this one counts too.
    """
    merged = Ark.objects.filter(replaced_by=record.ark).values(key=Cast("object_id", CharField()))
    references = ReferenceIndex.objects.filter(
        Q(to_object_id=str(record.pk)) | Q(to_object_id__in=merged),
        to_content_type=ContentType.objects.get_for_model(record),
        base_content_type=ContentType.objects.get_for_model(Page),
    ).values(page=Cast("object_id", BigIntegerField()))
    pages = list(public_pages(Page.objects.live().filter(pk__in=references)).select_related("locale"))
    return [page for page in pages if page.locale.language_code == get_language()] or pages


def relatives(record) -> list[Neighbour]:
    """Public things by the same maker, on the same subject, of the same time, nearest first."""
    shared = {
        "creator": [maker.name for maker in record.contributions.all()],
        "subject": record.subjects[:SUBJECTS],
        "period": [record.period.label] if record.period else [],
    }
    return neighbours(record.ark, shared, limit=RELATIVES)


_activity_finders = []


def finds_activities(function):
    """Registers `function(ark) -> list` of coming activities that show or treat the record of that ARK."""
    _activity_finders.append(function)
    return function


def activities_about(record) -> list:
    return [activity for finder in _activity_finders for activity in finder(record.ark)]
