"""Keeps what depends on pages and migrations in step."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move, unpublished

from platform_site.media.uses import has_public_use
from platform_site.vocabulary.models import Institution
from search import outbox

from .addresses import forget_paths
from .domain.staff import ensure_venues
from .homes import forget_hours
from .menus import forget_menu
from .models import CollectionPage, VenueHomePage
from .resources import records_with_picture
from .tasks import reindex_records


def ensure_staff(using, **_kwargs):
    """After a migration: each venue has its first institution, its picture collection and its two groups."""
    if using == "default":
        ensure_venues()


@receiver([post_save, post_delete], sender=CollectionPage)
@receiver([post_save, post_delete], sender=VenueHomePage)
@receiver([post_save, post_delete], sender=Institution)
def addresses_changed(**_kwargs):
    forget_paths()
    forget_hours()


@receiver([post_save, post_delete])
def menu_changed(sender, **_kwargs):
    if issubclass(sender, Page | PageViewRestriction):
        forget_menu()


@receiver(unpublished)
def picture_leaves_with_its_record(instance, **_kwargs):
    """The sizes of a picture go from the public files with the last public record or page that shows it."""
    image = getattr(instance, "image", None)
    if image and not any(record.is_public() for record in records_with_picture(image)) and not has_public_use(image):
        image.forget_renditions()


@receiver([post_page_move, page_slug_changed])
def page_moved(instance, **_kwargs):
    """The page and all beneath it have another address now: their documents follow, records in the background."""
    addresses_changed()
    forget_menu()
    for page in instance.get_descendants(inclusive=True).specific():
        outbox.record_change(page)
        if isinstance(page, CollectionPage):
            reindex_records.enqueue(page.collection)
