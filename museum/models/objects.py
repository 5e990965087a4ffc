from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platform_site.venues.measures import is_measure
from platform_site.venues.models import VenueRecord
from search.resource import Kind

from ..enums import AcquisitionSource, AcquisitionSpan, Completeness, Condition, CountKind, Grade, MassUnit, ObjectClass
from .facts import object_facts
from .panels import object_tabs


class Object(VenueRecord):
    """A museum object after LIDO/CDWA and the national movable-heritage form."""

    kind_label = _("藏品")
    browse_by = "object_class"
    resource_kind = Kind.OBJECT
    page_rows = ("relations", "dimensions", "material_rows", "numbers", "marks", "owners", "appearances")
    staff_only = (*VenueRecord.staff_only, "condition", "condition_note", "acquisition_note")

    object_class = models.CharField(_("文物类别"), max_length=100, choices=ObjectClass, blank=True, db_index=True)
    grade = models.CharField(pgettext_lazy("museum", "级别"), max_length=1, choices=Grade, blank=True)
    technique = models.CharField(_("工艺"), max_length=255, blank=True)
    mass = models.CharField(_("质量"), max_length=32, blank=True, validators=[is_measure])
    mass_unit = models.CharField(_("质量单位"), max_length=2, choices=MassUnit, blank=True)
    count_kind = models.CharField(_("计件方式"), max_length=8, choices=CountKind, blank=True)
    quantity = models.IntegerField(_("件（套）数"), null=True, blank=True, validators=[MinValueValidator(0)])
    pieces = models.IntegerField(_("实际数量"), null=True, blank=True, validators=[MinValueValidator(0)])
    completeness = models.CharField(_("完残程度"), max_length=1, choices=Completeness, blank=True)
    damage = models.CharField(_("完残状况"), max_length=500, blank=True)
    condition = models.CharField(_("保存状态"), max_length=1, choices=Condition, blank=True)
    condition_note = models.TextField(_("保存与修复记录"), blank=True)
    inscriptions = models.TextField(_("铭文题识"), blank=True)
    provenance = models.TextField(_("流传经历"), blank=True)
    find_place = models.CharField(_("出土地点"), max_length=255, blank=True)
    acquisition_source = models.CharField(_("来源方式"), max_length=2, choices=AcquisitionSource, blank=True)
    acquisition_date = models.CharField(_("入藏日期"), max_length=64, blank=True)
    acquisition_span = models.CharField(_("入藏时间范围"), max_length=16, choices=AcquisitionSpan, blank=True)
    acquisition_note = models.TextField(_("征集经过"), blank=True)
    display_place = models.CharField(_("现陈列于"), max_length=255, blank=True)
    department = models.CharField(_("部门"), max_length=255, blank=True)

    tabs = object_tabs()

    class Meta(VenueRecord.Meta):
        verbose_name = _("文物")
        verbose_name_plural = pgettext_lazy("plural", "文物")

    def own_facts(self):
        return object_facts(self)
