from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from platform_site.records.models import Contribution
from platform_site.venues.facts import plain, terms
from platform_site.venues.models import VenueRecord
from search.resource import Kind

from ..enums import Level


class HeritageElement(VenueRecord):
    """An element of the lists of intangible cultural heritage, in one of their ten classes."""

    kind_label = _("非遗")
    browse_by = "ich_class"
    resource_kind = Kind.HERITAGE

    ich_class = models.CharField(_("门类"), max_length=64, blank=True, db_index=True)
    level = models.CharField(_("级别"), max_length=16, choices=Level, blank=True)
    batch = models.CharField(_("批次"), max_length=64, blank=True)
    number = models.CharField(_("项目编号"), max_length=64, blank=True)
    region = models.CharField(_("申报地区"), max_length=255, blank=True)
    protection_unit = models.CharField(_("保护单位"), max_length=500, blank=True)
    bearer_text = models.TextField(_("传承"), blank=True)

    panels = [
        VenueRecord.title_panels,
        MultiFieldPanel(
            [
                FieldPanel("ich_class"),
                FieldPanel("level"),
                FieldPanel("batch"),
                FieldPanel("number"),
                FieldPanel("region"),
                FieldPanel("protection_unit"),
            ],
            heading=_("名录信息"),
        ),
        FieldPanel("bearer_text"),
        VenueRecord.creator_panels,
        VenueRecord.date_panels,
        MultiFieldPanel(VenueRecord.physical_panels, heading=_("材料与制品")),
        VenueRecord.text_panels,
        VenueRecord.rights_panels,
        VenueRecord.visibility_panels,
        VenueRecord.publishing_panels,
    ]

    class Meta(VenueRecord.Meta):
        verbose_name = _("非遗项目")
        verbose_name_plural = pgettext_lazy("plural", "非遗项目")

    def own_facts(self):
        return [
            terms(gettext("门类"), [self.ich_class], "subject"),
            plain(gettext("级别"), self.get_level_display()),
            plain(gettext("批次"), self.batch),
            plain(gettext("项目编号"), self.number),
            plain(gettext("申报地区"), self.region),
            plain(gettext("保护单位"), self.protection_unit),
            plain(gettext("传承"), self.bearer_text),
        ]


class HeritageContribution(Contribution):
    record = ParentalKey(HeritageElement, on_delete=models.CASCADE, related_name="contributions")
