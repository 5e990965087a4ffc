"""Keeps what depends on pages and migrations in step."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, post_page_move, published, unpublished

from platform_site.media.models import CustomImage
from platform_site.vocabulary.models import Institution
from search import outbox

from .addresses import forget_paths
from .domain.staff import ensure_venues
from .homes import forget_hours
from .menus import forget_menu
from .models import CollectionPage, VenueHomePage
from .pictures import images_of, leave_unless_shown
from .tasks import make_sizes_of, reindex_records, show_published


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
def pictures_leave_with_what_showed_them(instance, **_kwargs):
    """The sizes of a picture go from the public files with the last public record or page that shows it."""
    for image in images_of(instance):
        leave_unless_shown(image)


@receiver(published)
def pictures_follow_their_record(instance, **_kwargs):
    """The sizes are made before the first visitor comes, or go where the record is public no more."""
    image = getattr(instance, "image", None)
    if not isinstance(image, CustomImage):
        return
    if instance.is_public() and instance.public_picture:
        transaction.on_commit(lambda: make_sizes_of.enqueue(image.pk))
    else:
        leave_unless_shown(image)


@receiver(page_published)
def pictures_are_made_for_the_page(instance, **_kwargs):
    transaction.on_commit(lambda: show_published.enqueue(instance.pk))


@receiver([post_page_move, page_slug_changed])
def page_moved(instance, **_kwargs):
    """The page and all beneath it have another address now: their documents follow, records in the background."""
    addresses_changed()
    forget_menu()
    for page in instance.get_descendants(inclusive=True).specific():
        outbox.record_change(page)
        if isinstance(page, CollectionPage):
            reindex_records.enqueue(page.collection)
