"""The demo city from end to end."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import Page

from platform_site.accounts.models import User
from platform_site.media.models import CustomImage
from platform_site.venues.config import venues
from platform_site.venues.domain.tree import ensure_venue_pages
from platform_site.vocabulary.domain.loading import load_authorities, load_institutions

from . import files
from .makers import seed_makers
from .pages import seed_pages
from .people import Account, ensure_accounts
from .records import seed_records
from .relations import seed_relations
from .searches import seed_searches
from .site import ensure_home


@dataclass(frozen=True)
class City:
    records: int
    pages: int
    pictures: int
    accounts: list[Account]


def seed_city(*, size: int | None = None, say: Callable[[str], object]) -> City:
    """Makes whatever of the demo city is missing; `say` gets a line for each step. `size` bounds the records."""
    load_authorities()
    load_institutions(files.read(None, "institutions.json", []))
    for venue in venues():
        load_institutions(files.read(venue, "institutions.json", []), venue.slug)
    home = ensure_home()
    ensure_venue_pages(home)
    share = None if size is None else -(-size // len(venues()))
    records = 0
    for venue in venues():
        records += seed_records(venue, share)
        say(f"{venue.title}: records and pictures are in")
    accounts = ensure_accounts()
    seed_makers(User.objects.get(username=accounts[0].username))
    seed_relations()
    seed_pages(home)
    say("pages are in")
    seed_searches()
    say("judged queries are in")
    return City(records, Page.objects.live().count(), CustomImage.objects.count(), accounts)
