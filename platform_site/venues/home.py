"""What a venue's front page shows."""

from collections import Counter

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from platform_site.vocabulary.reading import reads_english

from .homes import institutions_of
from .models_lookup import collection_pages, exhibition_pages

HIGHLIGHTS, EXHIBITIONS, ACTIVITIES = 8, 4, 4
PERIODS, SUBJECTS = 16, 20
PERIOD_FIELDS = ("period__sort_order", "period__start_year", "period__label", "period__label_en")


def home_context(page, request) -> dict:
    """Highlights (records with a picture, newest first), exhibitions, collections and the institutions behind them."""
    venue = page.venue
    now = timezone.now()
    shown = highlights(venue)
    return {
        "highlights": shown,
        "exhibitions": exhibition_pages(page.locale_id, venue)[:EXHIBITIONS],
        "collections": collection_pages(page),
        "activities": coming_activities(page.locale_id, venue.slug),
        "browse": ways_in(venue, shown),
        "institutions": [
            {"institution": item, "is_open": item.is_open(now), "hours": item.hours_on(now)}
            for item in institutions_of(venue.slug)
        ],
    }


_activity_finders = []


def finds_coming(function):
    """Registers `function(locale_id, venue_slug, limit) -> list` of the venue's coming activities, next first."""
    _activity_finders.append(function)
    return function


def coming_activities(locale_id: int, slug: str) -> list:
    return [activity for finder in _activity_finders for activity in finder(locale_id, slug, ACTIVITIES)]


def ways_in(venue, shown: list) -> list[dict]:
    """Ways into the venue's first collection: its fullest periods in their order in time, its classes, in one query.

    Where records have no class, the subjects of those shown stand for it.
    """
    model = venue.record_models()[0]
    fields = [*PERIOD_FIELDS, *([model.browse_by] if model.browse_by else [])]
    rows = list(model.objects.public().order_by().values_list(*fields).annotate(count=Count("pk")))
    english = reads_english()
    periods = Counter()
    for row in rows:
        if row[2]:
            periods[row[:4]] += row[-1]
    often = [period for period, _count in periods.most_common(PERIODS)]
    in_time = sorted(often, key=lambda period: (period[0], period[1] is None, period[1]))
    subjects = Counter(name for record in shown for name in record.subjects)
    if model.browse_by:
        subjects = Counter()
        for *_period, name, count in rows:
            subjects[name] += count
    frequent = [name for name, _count in subjects.most_common(SUBJECTS) if name]
    ways = [
        {
            "name": "period",
            "label": _("年代"),
            "values": [(label, label_en if english and label_en else label) for *_order, label, label_en in in_time],
        },
        {"name": "subject", "label": _("类别与主题"), "values": [(name, name) for name in frequent]},
    ]
    return [way for way in ways if len(way["values"]) > 1]


def highlights(venue) -> list:
    found = []
    for model in venue.record_models():
        found += (
            model.objects.public()
            .filter(image__isnull=False)
            .select_related("institution", "image")
            .prefetch_related("image__renditions")
            .order_by("-pk")[: HIGHLIGHTS - len(found)]
        )
    return found


def current_exhibitions(locale_id: int, limit: int) -> list:
    """Exhibitions of all venues that can be seen today."""
    return [page for page in exhibition_pages(locale_id) if page.is_on][:limit]
