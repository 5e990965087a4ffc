from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField

from platform_site.venues.models import ExhibitionPageBase

from ..blocks import EXHIBITION_BLOCKS


class GalleryExhibitionPage(ExhibitionPageBase):
    """An exhibition that shows this venue's records."""

    body = StreamField(EXHIBITION_BLOCKS, verbose_name=_("章节"), blank=True)

    class Meta:
        verbose_name = _("展览")
        verbose_name_plural = pgettext_lazy("plural", "展览")
