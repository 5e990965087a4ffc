from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet

from platform_site.venues.models import PublicPageMixin

ALL_TAKEN = ("已满", "满员", "额满", "约满", "fully booked", "sold out")
"""What the text about places says when there are none left."""


class ActivityQuerySet(PageQuerySet):
    def coming(self, at=None):
        """Not over yet, next first."""
        return self.filter(ends__gte=at or timezone.now()).order_by("starts")

    def on_day(self, day):
        """Touching that local day."""
        return self.filter(starts__date__lte=day, ends__date__gte=day).order_by("starts")


class ActivityIndexPage(PublicPageMixin, Page):
    """All activities of the city."""

    intro = models.CharField(_("介绍"), max_length=500, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    subpage_types = ["booking.ActivityPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("活动总览")
        verbose_name_plural = pgettext_lazy("plural", "活动总览")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        activities = ActivityPage.objects.live().child_of(self).coming().select_related("institution", "hero_image")
        kind = request.GET.get("kind", "")
        context["kinds"] = sorted({activity.kind for activity in activities})
        context["kind"] = kind
        context["activities"] = [activity for activity in activities if not kind or activity.kind == kind]
        return context


class ActivityPage(PublicPageMixin, Page):
    """Something that people can come to, at a time and a place (schema.org Event)."""

    kind = models.CharField(_("活动类型"), max_length=64)
    starts = models.DateTimeField(_("开始"))
    ends = models.DateTimeField(_("结束"))
    institution = models.ForeignKey(
        "vocabulary.Institution", verbose_name=_("举办机构"), on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(_("地点"), max_length=255, blank=True)
    audience = models.CharField(_("适合人群"), max_length=255, blank=True)
    fee = models.CharField(_("费用"), max_length=255, blank=True)
    places_text = models.CharField(_("名额"), max_length=255, blank=True)
    summary = models.CharField(_("一句话"), max_length=255, blank=True)
    body = RichTextField(_("介绍"), blank=True)
    hero_image = models.ForeignKey(
        "media.CustomImage", verbose_name=_("主图"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("starts"),
                FieldPanel("ends"),
                FieldPanel("institution"),
                FieldPanel("place"),
            ],
            heading=_("时间与地点"),
        ),
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("fee"), FieldPanel("places_text")], heading=_("参加")),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("hero_image"),
        InlinePanel("records", label=_("相关藏品")),
    ]
    parent_page_types = ["booking.ActivityIndexPage"]
    subpage_types = []

    objects = PageManager.from_queryset(ActivityQuerySet)()

    class Meta:
        verbose_name = _("活动")
        verbose_name_plural = pgettext_lazy("plural", "活动")

    @property
    def has_places(self) -> bool:
        """Whether the places are not said to be taken: no more is known before they can be booked."""
        return not any(word in self.places_text.lower() for word in ALL_TAKEN)

    @property
    def venue_slug(self) -> str:
        return self.institution.venue

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "shown_records": self.shown_records()}

    def shown_records(self) -> list:
        """The public records that the activity shows or treats, in its order; one query for each kind of record."""
        arks = [row.ark for row in self.records.select_related("ark__content_type")]
        found = {}
        for content_type in {ark.content_type for ark in arks}:
            wanted = [ark.ark for ark in arks if ark.content_type == content_type]
            records = content_type.model_class().objects.public().filter(ark__in=wanted)
            for record in records.select_related("institution", "image").prefetch_related("image__renditions"):
                found[record.ark] = record
        return [found[ark.ark] for ark in arks if ark.ark in found]


class ActivityRecord(Orderable):
    """A record that the activity shows or treats."""

    page = ParentalKey(ActivityPage, on_delete=models.CASCADE, related_name="records")
    ark = models.ForeignKey("records.Ark", verbose_name=_("永久标识"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("ark")]
