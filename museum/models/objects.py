from django.db import models
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from platform_site.records.models import Contribution
from platform_site.venues.facts import plain, terms
from platform_site.venues.models import VenueRecord
from search.resource import Kind

from ..enums import Completeness, Grade


class Object(VenueRecord):
    """A museum object after LIDO/CDWA and the national movable-heritage form."""

    kind_label = _("藏品")
    browse_by = "object_class"
    resource_kind = Kind.OBJECT

    object_class = models.CharField(_("文物类别"), max_length=100, blank=True, db_index=True)
    grade = models.CharField(pgettext_lazy("museum", "级别"), max_length=1, choices=Grade, blank=True)
    technique = models.CharField(_("工艺"), max_length=255, blank=True)
    completeness = models.CharField(_("完残程度"), max_length=1, choices=Completeness, blank=True)
    inscriptions = models.TextField(_("铭文题识"), blank=True)
    provenance = models.TextField(_("流传经历"), blank=True)
    find_place = models.CharField(_("出土地点"), max_length=255, blank=True)
    department = models.CharField(_("部门"), max_length=255, blank=True)

    panels = [
        VenueRecord.title_panels,
        MultiFieldPanel(
            [FieldPanel("object_class"), FieldPanel("grade"), FieldPanel("completeness"), FieldPanel("department")],
            heading=_("分类"),
        ),
        VenueRecord.creator_panels,
        VenueRecord.date_panels,
        MultiFieldPanel([*VenueRecord.physical_panels, FieldPanel("technique")], heading=_("质地与工艺")),
        MultiFieldPanel(
            [FieldPanel("inscriptions"), FieldPanel("provenance"), FieldPanel("find_place")], heading=_("铭文与来历")
        ),
        VenueRecord.text_panels,
        VenueRecord.rights_panels,
        VenueRecord.visibility_panels,
        VenueRecord.publishing_panels,
    ]

    class Meta(VenueRecord.Meta):
        verbose_name = _("文物")
        verbose_name_plural = pgettext_lazy("plural", "文物")

    def own_facts(self):
        return [
            terms(gettext("类别"), [self.object_class], "subject"),
            plain(pgettext("museum", "级别"), self.get_grade_display()),
            plain(gettext("工艺"), self.technique),
            plain(gettext("出土地点"), self.find_place),
            plain(gettext("铭文题识"), self.inscriptions),
            plain(gettext("流传经历"), self.provenance),
        ]


class ObjectContribution(Contribution):
    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="contributions")
