"""Pictures come to the public files before their first visitor, and leave them with what shows them."""

from __future__ import annotations

from datetime import timedelta

from django.apps import apps
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone, translation
from wagtail.models import Page, ReferenceIndex

from platform_site.media.models import CustomImage
from platform_site.media.sizes import make_sizes, without_sizes
from platform_site.media.uses import is_published, users_of
from platform_site.records.models.records import public_at

from .config import venues
from .models import ExhibitionPageBase
from .resources import records_with_picture

BATCH = 100
LOOKED = "pictures-looked-at"
MEMORY = timedelta(hours=1)
"""How long the last look is remembered; after it, all windows that are closed are looked at."""


def make_record_sizes(label: str) -> int:
    """Makes the sizes of the public pictures of all records of the model (`app_label.Model`). Returns how many."""
    model = apps.get_model(label)
    bare = without_sizes(CustomImage.objects.filter(pk__in=model.objects.public().values("image")))
    made, last = 0, 0
    while images := list(bare.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for image in images:
            make_sizes(image)
        made, last = made + len(images), images[-1].pk
    return made


def show_page(page: Page) -> None:
    """Renders the page as for a visitor, which makes its pictures; an exhibition has a card on its venue's home.

    The request sets the language of the page; whoever renders it goes on in the own.
    """
    pages = [page, page.get_parent().specific] if isinstance(page, ExhibitionPageBase) else [page]
    with translation.override(translation.get_language()):
        for shown in pages:
            shown.make_preview_request()


def images_of(row) -> QuerySet[CustomImage]:
    """The pictures to which a page or record refers itself; imports give records theirs without a reference."""
    kinds = {"to_content_type__app_label": "media", "to_content_type__model": CustomImage._meta.model_name}
    uses = ReferenceIndex.get_references_for_object(row).filter(**kinds)
    keys = [int(key) for key in uses.values_list("to_object_id", flat=True)]
    return CustomImage.objects.filter(pk__in=[*keys, getattr(row, "image_id", None) or 0])


def leave_unless_shown(image: CustomImage) -> None:
    """Takes the picture's sizes from the public files where no public record or page shows it to everybody."""
    records = records_with_picture(image)
    if not any(record.is_public() and record.public_picture for record in records) and not on_public_page(image):
        image.forget_renditions()


def on_public_page(image: CustomImage) -> bool:
    return any(
        is_published(kind, key) for kind, key in users_of(image) if issubclass(kind.model_class() or object, Page)
    )


def leave_with_closed_windows() -> int:
    """Does so for records whose window has closed since it last looked. Returns how many pictures it looked at."""
    now = timezone.now()
    since, images = cache.get(LOOKED), set()
    for venue in venues():
        for model in venue.record_models():
            closed = model.objects.filter(live=True, image__renditions__isnull=False).exclude(public_at(now))
            if since:
                closed = closed.filter(visible_until__gt=since)
            images.update(closed.values_list("image", flat=True))
    for image in CustomImage.objects.filter(pk__in=images):
        leave_unless_shown(image)
    cache.set(LOOKED, now, MEMORY.total_seconds())
    return len(images)
