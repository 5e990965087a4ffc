from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from platform_site.records.models import Contribution
from platform_site.venues.facts import plain, terms
from platform_site.venues.models import VenueRecord
from search.resource import Kind


class Artwork(VenueRecord):
    """A work of art after CDWA and VRA Core."""

    kind_label = _("作品")
    browse_by = "category"
    resource_kind = Kind.ARTWORK

    category = models.CharField(_("类别"), max_length=100, blank=True, db_index=True)
    genre = models.CharField(_("题材"), max_length=100, blank=True)
    technique = models.CharField(_("技法"), max_length=255, blank=True)
    mount = models.CharField(_("装裱形制"), max_length=100, blank=True)
    inscriptions = models.TextField(_("题识"), blank=True)
    seals = models.TextField(_("钤印"), blank=True)

    panels = [
        VenueRecord.title_panels,
        VenueRecord.creator_panels,
        MultiFieldPanel([FieldPanel("category"), FieldPanel("genre")], heading=_("分类")),
        VenueRecord.date_panels,
        MultiFieldPanel(
            [*VenueRecord.physical_panels, FieldPanel("technique"), FieldPanel("mount")], heading=_("材质与形制")
        ),
        MultiFieldPanel([FieldPanel("inscriptions"), FieldPanel("seals")], heading=_("题识与钤印")),
        VenueRecord.text_panels,
        VenueRecord.rights_panels,
        VenueRecord.visibility_panels,
        VenueRecord.publishing_panels,
    ]

    class Meta(VenueRecord.Meta):
        verbose_name = _("美术作品")
        verbose_name_plural = pgettext_lazy("plural", "美术作品")

    def own_facts(self):
        return [
            terms(gettext("类别"), [self.category], "subject"),
            terms(gettext("题材"), [self.genre], "subject"),
            plain(gettext("技法"), self.technique),
            plain(gettext("装裱"), self.mount),
            plain(gettext("题识"), self.inscriptions),
            plain(gettext("钤印"), self.seals),
        ]


class ArtworkContribution(Contribution):
    record = ParentalKey(Artwork, on_delete=models.CASCADE, related_name="contributions")
