"""The editorial pages that every venue has: its home and the page that its collection hangs under."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page

from platform_site.records.ark import from_short_name

from .. import browse
from ..browsing import pages
from ..config import venues
from ..home import home_context
from ..record_page import record_context
from .routing import PublicPageMixin


def venue_choices():
    return [(venue.slug, venue.title) for venue in venues()]


def collection_choices():
    return [
        (f"{venue.label}.{collection.model}", f"{venue.title} · {collection.label}")
        for venue in venues()
        for collection in venue.collections
    ]


class VenueHomePage(PublicPageMixin, RoutablePageMixin, Page):
    """The front door of one venue, and under it the pages to browse it by."""

    venue_slug = models.CharField(_("分馆"), max_length=32, choices=venue_choices)
    lead = models.CharField(_("一句话"), max_length=255, blank=True)
    intro = RichTextField(_("介绍"), blank=True, features=["bold", "link"])
    hero_image = models.ForeignKey(
        "media.CustomImage", verbose_name=_("主图"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("venue_slug"),
        FieldPanel("lead"),
        FieldPanel("intro"),
        FieldPanel("hero_image"),
    ]

    shown_with = ("hero_image",)
    own_paths = ("browse",)

    class Meta:
        verbose_name = _("分馆首页")
        verbose_name_plural = pgettext_lazy("plural", "分馆首页")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **home_context(self, request)}

    @path("browse/")
    @path("browse/<slug:way>/")
    def browse(self, request, way=""):
        return pages.browse(request, way, self.venue)


class CollectionPage(PublicPageMixin, RoutablePageMixin, Page):
    """A venue's collection: the list to browse, and under it the address of every record."""

    collection = models.CharField(_("馆藏"), max_length=100, choices=collection_choices)
    intro = models.CharField(_("介绍"), max_length=500, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("collection"), FieldPanel("intro")]
    parent_page_types = ["venues.VenueHomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("馆藏页")
        verbose_name_plural = pgettext_lazy("plural", "馆藏页")

    @property
    def record_model(self):
        return self.venue.get_model(self.collection.rpartition(".")[2])

    @path("")
    def record_list(self, request):
        return self.render(
            request, context_overrides=browse.list_context(self, request), template="venues/collection_page.html"
        )

    @path("<str:name>/")
    def record(self, request, name):
        model = self.record_model
        ark = from_short_name(name)
        record = browse.read_record(model, ark)
        if record is None:
            from ..permanent import at_venue_address  # noqa: PLC0415  readiness: it needs every model of the venues

            return at_venue_address(ark, request)
        return self.render(
            request,
            context_overrides=record_context(record, request),
            template=record.get_preview_template(request, ""),
        )
