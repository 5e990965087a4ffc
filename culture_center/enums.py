"""The choices of the intangible-heritage lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HeritageClass(models.TextChoices):
    """The ten classes since 2008. A value is the class's name, as the lists write it and the search shows it."""

    LITERATURE = "民间文学", _("民间文学")
    MUSIC = "传统音乐", _("传统音乐")
    DANCE = "传统舞蹈", _("传统舞蹈")
    DRAMA = "传统戏剧", _("传统戏剧")
    QUYI = "曲艺", _("曲艺")
    SPORTS = "传统体育、游艺与杂技", _("传统体育、游艺与杂技")
    FINE_ARTS = "传统美术", _("传统美术")
    CRAFTS = "传统技艺", _("传统技艺")
    MEDICINE = "传统医药", _("传统医药")
    CUSTOMS = "民俗", _("民俗")


class Level(models.TextChoices):
    UNESCO = "unesco", _("人类非遗名录")
    NATIONAL = "national", _("国家级")
    PROVINCIAL = "provincial", _("省级")
    MUNICIPAL = "municipal", _("市级")
    COUNTY = "county", _("县级")


class BearerStatus(models.TextChoices):
    ACTIVE = "active", _("在世")
    DECEASED = "deceased", _("已故")


class BaseKind(models.TextChoices):
    TEACHING = "teaching", _("传习所")
    BASE = "base", _("传承基地")
    PRODUCTION = "production", _("生产性保护示范基地")
    ECOLOGY = "ecology", _("文化生态保护区")
    EXHIBITION = "exhibition", _("展示馆")
    OTHER = "other", _("其他")
