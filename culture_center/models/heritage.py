from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platform_site.venues.models import VenueRecord
from search.resource import Kind

from ..enums import HeritageClass, Level
from .facts import heritage_facts
from .panels import heritage_tabs


class HeritageElement(VenueRecord):
    """An element of the lists of intangible cultural heritage, in one of their ten classes."""

    kind_label = _("非遗")
    browse_by = "ich_class"
    resource_kind = Kind.HERITAGE
    page_rows = ("relations", "bearers", "bases")

    ich_class = models.CharField(_("门类"), max_length=64, choices=HeritageClass, blank=True, db_index=True)
    level = models.CharField(_("级别"), max_length=16, choices=Level, blank=True)
    batch = models.CharField(_("批次"), max_length=64, blank=True)
    number = models.CharField(_("项目编号"), max_length=64, blank=True)
    region = models.CharField(_("申报地区"), max_length=255, blank=True)
    protection_unit = models.CharField(_("保护单位"), max_length=500, blank=True)
    practice = models.TextField(_("做法与流程"), blank=True)
    season = models.CharField(_("时节"), max_length=255, blank=True)
    bearer_text = models.TextField(_("传承"), blank=True)

    tabs = heritage_tabs()

    class Meta(VenueRecord.Meta):
        verbose_name = _("非遗项目")
        verbose_name_plural = pgettext_lazy("plural", "非遗项目")

    def own_facts(self):
        return heritage_facts(self)
