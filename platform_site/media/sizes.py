"""The sizes in which the pictures of records are shown to everybody, and how they are made before the first visitor."""

from django.db.models import QuerySet

from .models import CustomImage, Rendition

THUMBNAIL = "max-480x480|format-webp"
"""In lists, cards and the search."""
PAGE_PICTURE = "max-1400x1400|format-webp"
"""On a record's own page."""
SIZES = (THUMBNAIL, PAGE_PICTURE)


def make_sizes(image: CustomImage) -> None:
    """Makes what is missing; a picture that is not for everybody gets none."""
    if image.for_everybody:
        for size in SIZES:
            image.get_rendition(size)


def without_sizes(images: QuerySet) -> QuerySet:
    """Those of the images whose largest size was never made."""
    made = Rendition.objects.filter(filter_spec=PAGE_PICTURE)
    return images.exclude(pk__in=made.values("image"))
