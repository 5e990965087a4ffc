"""The page tree of the city: the portal's home, a home for each venue, a page for each collection."""

from django.db import transaction
from wagtail.models import Page

from ..config import VenueConfig, venues
from ..models import CollectionPage, VenueHomePage
from .staff import allow_pages


@transaction.atomic
def ensure_venue_pages(portal_home: Page) -> list[VenueHomePage]:
    """Makes the pages that installed venues lack under the portal's home; those that are there stay as they are."""
    return [ensure_venue_home(portal_home, venue) for venue in venues()]


def ensure_venue_home(portal_home: Page, venue: VenueConfig) -> VenueHomePage:
    home = VenueHomePage.objects.child_of(portal_home).filter(venue_slug=venue.slug).first()
    if home is None:
        home = portal_home.add_child(
            instance=VenueHomePage(
                title=str(venue.title),
                slug=venue.slug,
                venue_slug=venue.slug,
                lead=str(venue.tagline),
                locale=portal_home.locale,
                show_in_menus=True,
            )
        )
    for collection in venue.collections:
        label = f"{venue.label}.{collection.model}"
        if not CollectionPage.objects.child_of(home).filter(collection=label).exists():
            home.add_child(
                instance=CollectionPage(
                    title=str(collection.label), slug=collection.slug, collection=label, locale=portal_home.locale
                )
            )
    allow_pages(home)
    return home
