"""The institutions of the city in their tree, and the groups of staff that work for a part of it."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from treebeard.mp_tree import MP_Node

from ..reading import reads_english

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Institution(MP_Node):
    """A library, museum, centre or room that holds, lends or organises; from the city down to the village.

    `venue` is the slug of the subsite that federates it. `opening_hours` maps `mon`…`sun` to a list of
    `[from, to]` pairs in local time (`{"tue": [["09:00", "17:00"]]}`); a missing day is a closed one.
    """

    class Level(models.TextChoices):
        CITY = "city", _("市级")
        COUNTY = "county", _("县级")
        TOWN = "town", _("乡镇（街道）级")
        VILLAGE = "village", _("村（社区）级")

    code = models.SlugField(_("代码"), max_length=64, unique=True)
    name = models.CharField(_("名称"), max_length=255)
    name_en = models.CharField(_("英文名称"), max_length=255, blank=True)
    kind = models.CharField(_("机构类型"), max_length=64, blank=True)
    level = models.CharField(_("级别"), max_length=16, choices=Level, default=Level.CITY)
    venue = models.CharField(_("所属分馆"), max_length=32, blank=True, db_index=True)
    area_code = models.CharField(_("行政区划代码"), max_length=12, blank=True)
    address = models.CharField(_("地址"), max_length=255, blank=True)
    phone = models.CharField(_("电话"), max_length=64, blank=True)
    latitude = models.FloatField(_("纬度"), null=True, blank=True)
    longitude = models.FloatField(_("经度"), null=True, blank=True)
    opening_hours = models.JSONField(_("开放时间"), default=dict, blank=True)
    description = models.TextField(_("简介"), blank=True)

    class Meta:
        verbose_name = _("机构")
        verbose_name_plural = pgettext_lazy("plural", "机构")

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_en if self.name_en and reads_english() else self.name

    def hours_on(self, at: datetime) -> list[list[str]]:
        """The `[from, to]` pairs of that day, in order; empty when closed."""
        return self.opening_hours.get(WEEKDAYS[timezone.localtime(at).weekday()], [])

    def is_open(self, at: datetime) -> bool:
        """Whether the doors are open at that moment."""
        clock = timezone.localtime(at).strftime("%H:%M")
        return any(start <= clock < end for start, end in self.hours_on(at))


class GroupInstitution(models.Model):
    """The members of a group work for this institution and all beneath it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="institution_scopes")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="group_scopes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "institution"], name="one_scope_per_group")]
        verbose_name = _("用户组的机构范围")
        verbose_name_plural = pgettext_lazy("plural", "用户组的机构范围")

    def __str__(self):
        return f"{self.group} → {self.institution}"
