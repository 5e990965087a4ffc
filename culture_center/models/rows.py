"""Who carries a heritage element, where it is taught, and what it has to do with other records."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from platform_site.records.models import Contribution, RecordRelation

from ..enums import BaseKind, BearerStatus, Level
from .heritage import HeritageElement


class HeritageContribution(Contribution):
    record = ParentalKey(HeritageElement, on_delete=models.CASCADE, related_name="contributions")


class HeritageRelation(RecordRelation):
    record = ParentalKey(HeritageElement, on_delete=models.CASCADE, related_name="relations")


class Bearer(models.Model):
    """A representative bearer (代表性传承人): listed on a level and in a batch of their own.

    `staff_only` as of the records: how to reach a person is for the desk alone.
    """

    staff_only = ("phone", "address", "private_note")

    record = ParentalKey(HeritageElement, on_delete=models.CASCADE, related_name="bearers")
    name = models.CharField(_("姓名"), max_length=255)
    level = models.CharField(_("级别"), max_length=16, choices=Level, blank=True)
    batch = models.CharField(_("批次"), max_length=64, blank=True)
    number = models.CharField(_("编号"), max_length=64, blank=True)
    status = models.CharField(_("状态"), max_length=8, choices=BearerStatus, default=BearerStatus.ACTIVE)
    introduction = models.TextField(_("简介"), blank=True)
    phone = models.CharField(_("联系电话（不公开）"), max_length=64, blank=True)
    address = models.CharField(_("住址（不公开）"), max_length=255, blank=True)
    private_note = models.TextField(_("内部备注（不公开）"), blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("status")]),
        FieldRowPanel([FieldPanel("level"), FieldPanel("batch"), FieldPanel("number")]),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("phone"), FieldPanel("address")]), FieldPanel("private_note")],
            heading=_("内部资料"),
        ),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("代表性传承人")

    def __str__(self):
        return self.name


class HeritageBase(models.Model):
    """A place where the element is taught, made or kept."""

    record = ParentalKey(HeritageElement, on_delete=models.CASCADE, related_name="bases")
    kind = models.CharField(_("类型"), max_length=16, choices=BaseKind, default=BaseKind.TEACHING)
    name = models.CharField(_("名称"), max_length=255)
    address = models.CharField(_("地址"), max_length=255, blank=True)
    latitude = models.FloatField(
        _("纬度"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("经度"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("name")]),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("传承基地")

    def __str__(self):
        return self.name
