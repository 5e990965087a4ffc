from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from platform_site.records.models import Contribution
from platform_site.venues.facts import plain, terms
from platform_site.venues.models import VenueRecord
from search.resource import Kind

from ..enums import WorkKind


class Work(VenueRecord):
    """What was written, whatever its editions (MARC 21, CNMARC; the Work of the IFLA Library Reference Model)."""

    kind_label = _("图书")
    resource_kind = Kind.WORK
    page_prefetch = ("editions__items",)

    work_kind = models.CharField(_("文献类型"), max_length=16, choices=WorkKind, default=WorkKind.BOOK, db_index=True)
    clc_class = models.CharField(_("中图分类号"), max_length=64, blank=True, db_index=True)
    contents = models.TextField(_("目次"), blank=True)

    panels = [
        VenueRecord.title_panels,
        VenueRecord.creator_panels,
        MultiFieldPanel([FieldPanel("work_kind"), FieldPanel("clc_class")], heading=_("分类")),
        InlinePanel("editions", heading=_("版本与馆藏"), label=_("版本")),
        VenueRecord.date_panels,
        FieldPanel("contents"),
        MultiFieldPanel(VenueRecord.physical_panels, heading=_("载体")),
        VenueRecord.text_panels,
        VenueRecord.rights_panels,
        VenueRecord.visibility_panels,
        VenueRecord.publishing_panels,
    ]

    class Meta(VenueRecord.Meta):
        verbose_name = _("图书")
        verbose_name_plural = pgettext_lazy("plural", "图书")

    def own_facts(self):
        return [
            plain(gettext("文献类型"), self.get_work_kind_display()),
            terms(gettext("中图分类号"), [self.clc_class]),
        ]


class WorkContribution(Contribution):
    record = ParentalKey(Work, on_delete=models.CASCADE, related_name="contributions")
