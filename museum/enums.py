"""The choices of the national movable-heritage form."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Grade(models.TextChoices):
    FIRST = "1", _("一级")
    SECOND = "2", _("二级")
    THIRD = "3", _("三级")
    GENERAL = "4", _("一般")
    UNGRADED = "9", _("未定级")


class Completeness(models.TextChoices):
    COMPLETE = "1", _("完整")
    MOSTLY = "2", _("基本完整")
    DAMAGED = "3", _("残缺")
    SEVERE = "4", _("严重残缺（含缺失部件）")
