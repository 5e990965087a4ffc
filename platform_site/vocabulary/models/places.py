"""Places, with the names and area codes that they had and when."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from .authorities import Authority, ExternalId, Name, ValidYears

AREA_CODE = RegexValidator(r"^\d{6}(\d{3}){0,2}$", _("应为 6、9 或 12 位数字。"))


class Place(Authority):
    """A place, by area code where it has one (GB/T 2260). `label` is the name in use now."""

    area_code = models.CharField(_("行政区划代码"), max_length=12, blank=True)
    feature = models.CharField(_("类别"), max_length=64, blank=True, help_text=_("例如：县级行政区、河流、遗址"))
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    latitude = models.FloatField(
        _("纬度"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("经度"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    url_name = "place"
    panels = [
        Authority.naming_panels,
        Authority.names_panel,
        MultiFieldPanel(
            [
                FieldPanel("area_code"),
                FieldPanel("feature"),
                FieldPanel("parent"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("位置"),
        ),
        InlinePanel("codes", heading=_("历年代码"), label=_("代码")),
        Authority.identifiers_panel,
    ]

    class Meta:
        verbose_name = _("地名")
        verbose_name_plural = pgettext_lazy("plural", "地名")
        ordering = ["label"]


class PlaceName(Name, ValidYears):
    class Kind(models.TextChoices):
        FORMER = "旧称", _("旧称")
        ANCIENT = "古名", _("古名")
        SHORT = "简称", _("简称")
        ALIAS = "别名", _("别名")
        TRADITIONAL = "繁体", _("繁体")
        POPULAR = "俗称", _("俗称")
        MISSPELT = "误写", _("误写")
        FOREIGN = "译名", _("译名")

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(_("种类"), max_length=32, choices=Kind, default=Kind.ALIAS, blank=True)

    panels = [*Name.panels, FieldRowPanel([FieldPanel("from_year"), FieldPanel("until_year")])]


class PlaceCode(ValidYears):
    """An area code (GB/T 2260, six digits, or twelve down to the village) and when it was in force."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(
        _("代码"),
        max_length=12,
        db_index=True,
        validators=[AREA_CODE],
    )

    def __str__(self):
        return self.code


class PlaceIdentifier(ExternalId):
    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="identifiers")
