"""What an object has several of: measurements, materials, numbers, marks, owners, appearances."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from platform_site.records.models import Contribution, RecordRelation
from platform_site.venues.measures import is_measure

from ..enums import (
    PUBLIC_NUMBERS,
    DimensionType,
    HistoryKind,
    LengthUnit,
    MarkKind,
    Material,
    MaterialKind,
    NumberKind,
)
from .objects import Object


class ObjectRow(models.Model):
    """A row of an object, in the order that its cataloguer gave."""

    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]


class ObjectContribution(Contribution):
    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="contributions")


class ObjectRelation(RecordRelation):
    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="relations")


class ObjectDimension(ObjectRow):
    """One measurement (CDWA Dimensions, LIDO objectMeasurementsSet)."""

    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="dimensions")
    part = models.CharField(_("部位"), max_length=100, blank=True, help_text=_("例如：盖、底、画心；全器留空"))
    type = models.CharField(_("项目"), max_length=16, choices=DimensionType, default=DimensionType.HEIGHT)
    value = models.CharField(_("数值"), max_length=32, validators=[is_measure])
    unit = models.CharField(_("单位"), max_length=2, choices=LengthUnit, default=LengthUnit.CENTIMETRE)

    panels = [FieldRowPanel([FieldPanel("part"), FieldPanel("type"), FieldPanel("value"), FieldPanel("unit")])]

    class Meta(ObjectRow.Meta):
        verbose_name = _("尺寸")

    def __str__(self):
        return f"{self.part}{self.get_type_display()} {self.value} {self.get_unit_display()}"


class ObjectMaterial(ObjectRow):
    """A material in the two levels of the census (LIDO termMaterialsTech)."""

    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="material_rows")
    part = models.CharField(_("部位"), max_length=100, blank=True)
    kind = models.CharField(_("质地类别"), max_length=16, choices=MaterialKind)
    material = models.CharField(_("质地"), max_length=16, choices=Material, blank=True)

    panels = [FieldRowPanel([FieldPanel("part"), FieldPanel("kind"), FieldPanel("material")])]

    class Meta(ObjectRow.Meta):
        verbose_name = _("质地")

    def __str__(self):
        return f"{self.get_kind_display()}/{self.get_material_display()}".rstrip("/")


class ObjectNumber(ObjectRow):
    """A number under which a ledger knows the object (LIDO workID)."""

    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="numbers")
    kind = models.CharField(_("编号类型"), max_length=16, choices=NumberKind, default=NumberKind.GENERAL)
    number = models.CharField(_("编号"), max_length=255)

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("number")])]

    class Meta(ObjectRow.Meta):
        verbose_name = _("登记编号")

    def __str__(self):
        return self.number

    @property
    def is_public(self) -> bool:
        return self.kind in PUBLIC_NUMBERS


class ObjectMark(ObjectRow):
    """What is written, cast or stamped on the object (CDWA Inscriptions/Marks, LIDO inscriptions)."""

    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(_("种类"), max_length=16, choices=MarkKind, default=MarkKind.INSCRIPTION)
    text = models.TextField(_("原文"))
    place = models.CharField(_("位置"), max_length=255, blank=True, help_text=_("例如：外底、右上"))
    transliteration = models.TextField(_("释文或转写"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("place")]),
        FieldPanel("text"),
        FieldPanel("transliteration"),
    ]

    class Meta(ObjectRow.Meta):
        verbose_name = _("铭文与印记")

    def __str__(self):
        return self.text


class ObjectOwner(ObjectRow):
    """A former owner as the public may know it (CDWA Ownership/Collecting History)."""

    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="owners")
    name = models.CharField(_("收藏者"), max_length=255)
    period = models.CharField(pgettext_lazy("ownership", "时间"), max_length=100, blank=True)
    how = models.CharField(_("取得方式"), max_length=255, blank=True)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("period"), FieldPanel("how")])]

    class Meta(ObjectRow.Meta):
        verbose_name = _("递藏")

    def __str__(self):
        return self.name


class ObjectAppearance(ObjectRow):
    """An exhibition that showed the object, or a publication that treats it (CDWA Exhibition/Loan History)."""

    record = ParentalKey(Object, on_delete=models.CASCADE, related_name="appearances")
    kind = models.CharField(_("种类"), max_length=16, choices=HistoryKind, default=HistoryKind.EXHIBITION)
    title = models.CharField(_("名称"), max_length=500)
    place = models.CharField(_("地点或出版者"), max_length=255, blank=True)
    date_text = models.CharField(pgettext_lazy("appearance", "时间"), max_length=100, blank=True)
    locator = models.CharField(_("图号或页码"), max_length=100, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("title")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("date_text"), FieldPanel("locator")]),
    ]

    class Meta(ObjectRow.Meta):
        verbose_name = _("展出与著录")

    def __str__(self):
        return self.title
