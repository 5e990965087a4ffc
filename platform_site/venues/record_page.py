"""What a record's page shows besides the record: its facts, what it appears in, what is like it."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Q
from django.db.models.functions import Cast
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from platform_site.records.models import Ark
from search.neighbours import Neighbour, kin

from .browsing.bars import search_url
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


@dataclass(frozen=True)
class Relatives:
    """Public things that have one thing in common with a record, and the search for all of them."""

    name: str
    heading: str
    neighbours: tuple[Neighbour, ...]
    url: str


def relatives(record) -> list[Relatives]:
    """By the same maker, of the same time and place, alike; of all venues, in one query; empty ones are left out."""
    makers = [maker.name for maker in record.contributions.all()]
    period = record.period.label if record.period else ""
    alike = {"subject": record.subjects[:SUBJECTS], "material": record.materials[:SUBJECTS]}
    shared = {"creator": makers, "period": [period] if period else [], **alike}
    found = kin(record.ark, shared, title=record.title, places=record.places[:SUBJECTS], limit=RELATIVES)
    likeness = next(({facet: values} for facet, values in alike.items() if values), {"period": period})
    groups = [
        Relatives("maker", _("同一作者"), found.by_maker, search_url(creator=makers)),
        Relatives("then", _("同时同地"), found.then_there, search_url(period=period, q=" ".join(record.places[:1]))),
        Relatives("alike", _("相近的"), found.alike, search_url(**likeness)),
    ]
    return [group for group in groups if group.neighbours]


_activity_finders = []


def finds_activities(function):
    """Registers `function(ark) -> list` of coming activities that show or treat the record of that ARK."""
    _activity_finders.append(function)
    return function


def activities_about(record) -> list:
    return [activity for finder in _activity_finders for activity in finder(record.ark)]
