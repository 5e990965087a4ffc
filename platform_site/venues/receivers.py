"""Keeps what depends on pages and migrations in step."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_slug_changed, post_page_move

from .addresses import forget_paths
from .domain.staff import ensure_venues
from .models import CollectionPage


def ensure_staff(using, **_kwargs):
    """After a migration: each venue has its first institution, its picture collection and its two groups."""
    if using == "default":
        ensure_venues()


for signal in (post_save, post_delete):
    signal.connect(forget_paths, sender=CollectionPage, dispatch_uid=f"venues.forget_paths.{id(signal)}")


@receiver([post_page_move, page_slug_changed])
def page_moved(**_kwargs):
    forget_paths()
