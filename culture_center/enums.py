"""The choices of the intangible-heritage lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    UNESCO = "unesco", _("人类非遗名录")
    NATIONAL = "national", _("国家级")
    PROVINCIAL = "provincial", _("省级")
    MUNICIPAL = "municipal", _("市级")
    COUNTY = "county", _("县级")
