"""What a record's page shows besides the record: its facts, what it appears in, what is like it."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from search.query import SearchRequest
from search.views import related

from .facts import facts_of

RELATIVES, PER_REASON = 4, 4


@dataclass(frozen=True)
class Relative:
    """Another thing, and why it stands here (`creator`, `period`, `subject`)."""

    hit: object
    reason: str


def record_context(record, request, preview: bool = False) -> dict:
    """The context of a record page; in a preview the record may be a draft."""
    return {
        "record": record,
        "facts": facts_of(record),
        "pages": [] if preview else pages_about(record),
        "relatives": [] if preview else relatives(record),
        "activities": [] if preview else activities_about(record),
        "is_preview": preview,
    }


def pages_about(record) -> list[Page]:
    """Live pages (exhibitions, stories, news) that refer to the record."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(record),
        to_object_id=str(record.pk),
        base_content_type=ContentType.objects.get_for_model(Page),
    ).values("object_id")
    return list(Page.objects.live().public().filter(pk__in=[row["object_id"] for row in references]))


def relatives(record) -> list[Relative]:
    """Public things by the same maker, of the same time, on the same subject; each once, nearest reason first."""
    found: dict[str, Relative] = {}
    makers = tuple(item.name for item in record.contributions.all())[:1]
    wanted = (
        ("creator", SearchRequest(creator=makers) if makers else None),
        ("subject", SearchRequest(subject=tuple(record.subjects[:1])) if record.subjects else None),
        ("period", SearchRequest(period=(record.period.label,)) if record.period else None),
    )
    for reason, request in wanted:
        if request is None or len(found) >= RELATIVES:
            continue
        for hit in related(request, without=record.ark, limit=PER_REASON):
            if len(found) < RELATIVES:
                found.setdefault(hit.id, Relative(hit, reason))
    return list(found.values())


_activity_finders = []


def finds_activities(function):
    """Registers `function(ark) -> list` of coming activities that show or treat the record of that ARK."""
    _activity_finders.append(function)
    return function


def activities_about(record) -> list:
    return [activity for finder in _activity_finders for activity in finder(record.ark)]
