"""What every authority has: one preferred name, other names, identifiers elsewhere, an address of its own."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from .. import identifiers
from ..reading import reads_english


class Authority(ClusterableModel):
    """A thing with one preferred name (`label`) and any number of others (`names`).

    `code` is the last part of its address and never given to another: a merged authority's code stays with the merge.
    """

    code = models.SlugField(_("代码"), max_length=80, unique=True, allow_unicode=True)
    label = models.CharField(_("首选名称"), max_length=255, db_index=True)
    label_en = models.CharField(_("英文名称"), max_length=255, blank=True)
    romanised = models.CharField(_("拼音"), max_length=255, blank=True)
    note = models.TextField(_("说明"), blank=True)

    url_name = ""
    """The name of the public address in `vocabulary/urls.py`."""

    naming_panels = MultiFieldPanel(
        [
            FieldPanel("label"),
            FieldPanel("label_en"),
            FieldPanel("romanised"),
            FieldPanel("code"),
            FieldPanel("note"),
        ],
        heading=_("名称"),
    )
    names_panel = InlinePanel("names", heading=_("其他名称"), label=_("名称"))
    identifiers_panel = InlinePanel("identifiers", heading=_("外部标识"), label=_("标识"))

    class Meta:
        abstract = True

    def __str__(self):
        return self.local_label

    @property
    def local_label(self) -> str:
        """The name in the reader's language, else the preferred one."""
        return self.label_en if self.label_en and reads_english() else self.label

    def get_absolute_url(self) -> str:
        """The public address."""
        return reverse(f"authorities:{self.url_name}", args=[self.code])

    def clean(self):
        """A code that led to a merged authority must go on leading there."""
        super().clean()
        if apps.get_model("vocabulary", "Merge").objects.standing().of(type(self)).filter(code=self.code).exists():
            raise ValidationError({"code": _("“%(code)s”属于一个已合并的条目，请另取代码。") % {"code": self.code}})


class Name(models.Model):
    """Another name of an authority, of a kind (字, 号, 别名, former name)."""

    name = models.CharField(_("名称"), max_length=255, db_index=True)
    kind = models.CharField(_("种类"), max_length=32, blank=True)

    panels = [FieldPanel("name"), FieldPanel("kind")]

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class ExternalId(models.Model):
    """The number or address of the same thing in another authority file."""

    scheme = models.CharField(_("来源"), max_length=16, choices=identifiers.Scheme)
    value = models.CharField(_("标识"), max_length=255, db_index=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self):
        super().clean()
        self.value = identifiers.tidy(self.scheme, self.value)
        identifiers.check(self.scheme, self.value)

    @property
    def url(self) -> str:
        """Where it leads; empty when nothing answers for the scheme."""
        return identifiers.link(self.scheme, self.value)


class ValidYears(models.Model):
    """In use from one year to another, both included; an open end was always so or is so now."""

    from_year = models.IntegerField(_("启用"), null=True, blank=True)
    until_year = models.IntegerField(_("使用至"), null=True, blank=True)

    class Meta:
        abstract = True


def in_year(year: int) -> Q:
    """The condition of names and codes that were in use in that year."""
    return (Q(from_year__isnull=True) | Q(from_year__lte=year)) & (Q(until_year__isnull=True) | Q(until_year__gte=year))
