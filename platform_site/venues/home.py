"""What a venue's front page shows."""

from django.utils import timezone

from platform_site.vocabulary.models import Institution

from .models_lookup import collection_pages, exhibition_pages

HIGHLIGHTS, EXHIBITIONS = 8, 4


def home_context(page, request) -> dict:
    """Highlights (records with a picture, newest first), exhibitions, collections and the institutions behind them."""
    venue = page.venue
    now = timezone.now()
    institutions = list(Institution.objects.filter(venue=venue.slug).order_by("path"))
    return {
        "highlights": highlights(venue),
        "exhibitions": exhibition_pages(page.locale_id, venue)[:EXHIBITIONS],
        "collections": collection_pages(page),
        "institutions": [
            {"institution": item, "is_open": item.is_open(now), "hours": item.hours_on(now)} for item in institutions
        ],
    }


def highlights(venue) -> list:
    found = []
    for model in venue.record_models():
        found += (
            model.objects.public()
            .filter(image__isnull=False)
            .select_related("institution", "image")
            .order_by("-pk")[: HIGHLIGHTS - len(found)]
        )
    return found


def current_exhibitions(locale_id: int, limit: int) -> list:
    """Exhibitions of all venues that can be seen today."""
    return [page for page in exhibition_pages(locale_id) if page.is_on][:limit]
