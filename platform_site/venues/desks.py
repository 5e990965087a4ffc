"""Tells the search whom a citizen may ask in each venue: its first institution."""

from django.utils import timezone

from search import desks
from search.desks import Desk

from .addresses import home_urls
from .homes import first_institutions, hours_text


@desks.register
def venue_desks() -> list[Desk]:
    now, urls = timezone.now(), home_urls()
    return [
        Desk(
            venue=slug,
            label=institution.label,
            url=urls.get(slug, "/"),
            address=institution.address,
            phone=institution.phone,
            hours=hours_text(institution, now),
            is_open=institution.is_open(now),
        )
        for slug, institution in first_institutions().items()
    ]
