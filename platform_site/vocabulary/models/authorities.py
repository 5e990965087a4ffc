"""The authorities: whom, where, when and what a record is about, each with its other names."""

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel


class Authority(ClusterableModel):
    """A thing with one preferred name (`label`) and any number of others (`names`)."""

    code = models.SlugField(_("代码"), max_length=80, unique=True, allow_unicode=True)
    label = models.CharField(_("首选名称"), max_length=255, db_index=True)
    label_en = models.CharField(_("英文名称"), max_length=255, blank=True)
    romanised = models.CharField(_("拼音"), max_length=255, blank=True)
    note = models.TextField(_("说明"), blank=True)
    same_as = models.JSONField(_("外部标识"), default=list, blank=True, help_text=_("ULAN、VIAF、Wikidata 等网址"))

    naming_panels = [FieldPanel("label"), FieldPanel("label_en"), FieldPanel("romanised"), FieldPanel("note")]

    class Meta:
        abstract = True

    def __str__(self):
        return self.local_label

    @property
    def local_label(self) -> str:
        """The name in the reader's language, else the preferred one."""
        return self.label_en if self.label_en and (get_language() or "").startswith("en") else self.label


class Name(models.Model):
    """Another name of an authority, of a kind (字, 号, 别名, former name)."""

    name = models.CharField(_("名称"), max_length=255, db_index=True)
    kind = models.CharField(_("种类"), max_length=32, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class Agent(Authority):
    """A person, corporate body or family (MARC 100/110, LIDO actor). Years are astronomical."""

    class Kind(models.TextChoices):
        PERSON = "person", _("个人")
        CORPORATE = "corporate", _("团体")
        FAMILY = "family", _("家族")

    kind = models.CharField(_("种类"), max_length=16, choices=Kind, default=Kind.PERSON)
    birth_year = models.IntegerField(_("生年"), null=True, blank=True)
    death_year = models.IntegerField(_("卒年"), null=True, blank=True)
    dynasty = models.CharField(_("朝代"), max_length=64, blank=True)

    panels = [
        FieldPanel("kind"),
        *Authority.naming_panels,
        FieldPanel("birth_year"),
        FieldPanel("death_year"),
        FieldPanel("dynasty"),
        InlinePanel("names", label=_("其他名称")),
    ]

    class Meta:
        verbose_name = _("责任者")
        verbose_name_plural = pgettext_lazy("plural", "责任者")
        ordering = ["label"]


class AgentName(Name):
    agent = ParentalKey(Agent, on_delete=models.CASCADE, related_name="names")


class Place(Authority):
    """A place, by area code where it has one (GB/T 2260); former names keep the last year of use."""

    area_code = models.CharField(_("行政区划代码"), max_length=12, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    latitude = models.FloatField(_("纬度"), null=True, blank=True)
    longitude = models.FloatField(_("经度"), null=True, blank=True)

    panels = [
        *Authority.naming_panels,
        FieldPanel("area_code"),
        FieldPanel("parent"),
        InlinePanel("names", label=_("其他名称")),
    ]

    class Meta:
        verbose_name = _("地名")
        verbose_name_plural = pgettext_lazy("plural", "地名")
        ordering = ["label"]


class PlaceName(Name):
    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="names")
    until_year = models.IntegerField(_("使用至"), null=True, blank=True)


class Period(Authority):
    """A stretch of the chronology: dynasty, reign, century. Historical years, negative before the common era."""

    start_year = models.IntegerField(_("起"), null=True, blank=True)
    end_year = models.IntegerField(_("止"), null=True, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    sort_order = models.IntegerField(_("顺序"), default=0)

    panels = [
        *Authority.naming_panels,
        FieldPanel("start_year"),
        FieldPanel("end_year"),
        FieldPanel("parent"),
        InlinePanel("names", label=_("其他名称")),
    ]

    class Meta:
        verbose_name = pgettext_lazy("authority", "年代")
        verbose_name_plural = pgettext_lazy("plural", "年代")
        ordering = ["sort_order", "start_year"]

    def lineage(self) -> list["Period"]:
        """This period and what it lies in, most specific first."""
        line, period = [], self
        while period is not None and period not in line:
            line.append(period)
            period = period.parent
        return line


class PeriodName(Name):
    period = ParentalKey(Period, on_delete=models.CASCADE, related_name="names")


class Concept(Authority):
    """A term of a scheme (SKOS): object classes, the Chinese Library Classification, heritage classes."""

    scheme = models.CharField(_("词表"), max_length=64, db_index=True)
    notation = models.CharField(_("类号"), max_length=64, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    sort_order = models.IntegerField(_("顺序"), default=0)

    panels = [
        FieldPanel("scheme"),
        FieldPanel("notation"),
        *Authority.naming_panels,
        FieldPanel("parent"),
        InlinePanel("names", label=_("其他名称")),
    ]

    class Meta:
        verbose_name = _("概念")
        verbose_name_plural = pgettext_lazy("plural", "概念")
        ordering = ["scheme", "sort_order", "notation"]


class ConceptName(Name):
    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="names")
