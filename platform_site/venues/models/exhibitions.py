"""The exhibition page that a venue subclasses with its own record blocks."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from .routing import PublicPageMixin


class ExhibitionPageBase(PublicPageMixin, Page):
    """Opens on one picture and one sentence. The subclass adds `body`, a StreamField of `exhibition_blocks(...)`."""

    is_exhibition = True

    lead = models.CharField(_("一句话"), max_length=255)
    hero_image = models.ForeignKey(
        "media.CustomImage", verbose_name=_("主图"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    starts = models.DateField(_("开始"), null=True, blank=True)
    ends = models.DateField(_("结束"), null=True, blank=True)
    place = models.CharField(_("地点"), max_length=255, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("hero_image"),
        FieldPanel("starts"),
        FieldPanel("ends"),
        FieldPanel("place"),
        FieldPanel("body"),
    ]
    parent_page_types = ["venues.VenueHomePage"]
    subpage_types = []

    class Meta:
        abstract = True

    def get_template(self, request, *args, **kwargs):
        return "venues/exhibition_page.html"

    @property
    def is_on(self) -> bool:
        """Whether it can be seen today."""
        today = timezone.localdate()
        return (self.starts is None or self.starts <= today) and (self.ends is None or today <= self.ends)
