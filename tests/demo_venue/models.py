from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from platform_site.records.models import Contribution
from platform_site.venues.facts import plain
from platform_site.venues.models import VenueRecord
from search.resource import Kind


class Exhibit(VenueRecord):
    """A machine that shows how something works."""

    kind_label = _("展品")
    resource_kind = Kind.OBJECT

    principle = models.CharField(_("原理"), max_length=255, blank=True)

    panels = [
        VenueRecord.title_panels,
        VenueRecord.creator_panels,
        FieldPanel("principle"),
        VenueRecord.text_panels,
        VenueRecord.rights_panels,
        VenueRecord.publishing_panels,
    ]

    class Meta(VenueRecord.Meta):
        verbose_name = _("展品")
        verbose_name_plural = _("展品")

    def own_facts(self):
        return [plain("原理", self.principle)]


class ExhibitContribution(Contribution):
    record = ParentalKey(Exhibit, on_delete=models.CASCADE, related_name="contributions")
