from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platform_site.venues.models import VenueRecord
from search.resource import Kind

from ..enums import Acquisition, Category, LoanStatus, Script
from .facts import artwork_facts
from .panels import artwork_tabs


class Artwork(VenueRecord):
    """A work of art after CDWA and VRA Core, and the national census of art museums."""

    kind_label = _("作品")
    browse_by = "category"
    resource_kind = Kind.ARTWORK
    page_rows = ("measurements", "marks")
    staff_only = (*VenueRecord.staff_only, "loan_note", "condition_note")

    category = models.CharField(_("类别"), max_length=100, choices=Category, blank=True, db_index=True)
    genre = models.CharField(_("题材"), max_length=100, blank=True)
    technique = models.CharField(_("技法"), max_length=255, blank=True)
    mount = models.CharField(_("装裱形制"), max_length=100, blank=True)
    script = models.CharField(_("书体"), max_length=16, choices=Script, blank=True)
    duration = models.CharField(_("时长"), max_length=50, blank=True)
    edition_number = models.CharField(_("版号"), max_length=50, blank=True)
    edition_size = models.PositiveIntegerField(_("印数"), null=True, blank=True)
    edition_state = models.CharField(_("版次与状态"), max_length=100, blank=True)
    inscriptions = models.TextField(_("题识"), blank=True)
    seals = models.TextField(_("钤印"), blank=True)
    colophons = models.TextField(_("题跋"), blank=True)
    artist_intent = models.TextField(_("创作自述"), blank=True)
    display_note = models.TextField(_("展示要求"), blank=True)
    provenance = models.TextField(_("递藏"), blank=True)
    exhibition_history = models.TextField(_("展览经历"), blank=True)
    publication_history = models.TextField(_("出版与著录"), blank=True)
    acquisition = models.CharField(_("入藏方式"), max_length=16, choices=Acquisition, blank=True)
    acquisition_date = models.CharField(_("入藏日期"), max_length=64, blank=True)
    loan_status = models.CharField(_("陈列与借展状态"), max_length=16, choices=LoanStatus, blank=True, db_index=True)
    loan_note = models.TextField(_("借展记录"), blank=True)
    condition_note = models.TextField(_("保存与修复记录"), blank=True)

    tabs = artwork_tabs()

    class Meta(VenueRecord.Meta):
        verbose_name = _("美术作品")
        verbose_name_plural = pgettext_lazy("plural", "美术作品")

    def own_facts(self):
        return artwork_facts(self)
