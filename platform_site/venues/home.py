"""What a venue's front page shows."""

from collections import Counter

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from platform_site.vocabulary.models import Institution, Period

from .models_lookup import collection_pages, exhibition_pages

HIGHLIGHTS, EXHIBITIONS = 8, 4
PERIODS, SUBJECTS, SAMPLE = 16, 20, 500


def home_context(page, request) -> dict:
    """Highlights (records with a picture, newest first), exhibitions, collections and the institutions behind them."""
    venue = page.venue
    now = timezone.now()
    institutions = list(Institution.objects.filter(venue=venue.slug).order_by("path"))
    return {
        "highlights": highlights(venue),
        "exhibitions": exhibition_pages(page.locale_id, venue)[:EXHIBITIONS],
        "collections": collection_pages(page),
        "browse": ways_in(venue),
        "institutions": [
            {"institution": item, "is_open": item.is_open(now), "hours": item.hours_on(now)} for item in institutions
        ],
    }


def ways_in(venue) -> list[dict]:
    """Ways into the venue's first collection: its periods in their order in time, its classes or else subjects."""
    records = venue.record_models()[0].objects.public().order_by()
    periods = Period.objects.filter(pk__in=records.values("period"))[:PERIODS]
    ways = [
        {"name": "period", "label": _("年代"), "values": [(p.label, p.local_label) for p in periods]},
        {"name": "subject", "label": _("类别与主题"), "values": [(name, name) for name in frequent_subjects(records)]},
    ]
    return [way for way in ways if len(way["values"]) > 1]


def frequent_subjects(records) -> list[str]:
    """The most frequent classes of the records; where they have none, the subjects of the latest ones."""
    field = records.model.browse_by
    if field:
        counted = records.exclude(**{field: ""}).values_list(field).annotate(count=Count("pk"))
        return [name for name, _count in counted.order_by("-count", field)[:SUBJECTS]]
    latest = records.order_by("-pk").values_list("subjects", flat=True)[:SAMPLE]
    return [name for name, _count in Counter(name for names in latest for name in names).most_common(SUBJECTS)]


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
