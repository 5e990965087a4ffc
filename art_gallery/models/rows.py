"""What an artwork has several of: makers, measurements, writings and seals."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from platform_site.records.models import Contribution
from platform_site.venues.measures import is_measure
from platform_site.venues.widgets import SuggestInput

from ..enums import PARTS, MarkKind, Unit
from .artworks import Artwork


class ArtworkRow(models.Model):
    """A row of an artwork, in the order that its cataloguer gave."""

    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]


class ArtworkContribution(Contribution):
    record = ParentalKey(Artwork, on_delete=models.CASCADE, related_name="contributions")


class ArtworkMeasurement(ArtworkRow):
    """One measured part: the image, the mounted whole, the plate (CDWA Measurements). Numbers are kept as written."""

    record = ParentalKey(Artwork, on_delete=models.CASCADE, related_name="measurements")
    part = models.CharField(_("部位"), max_length=50, blank=True, help_text=_("画心、装裱、版面等；全件留空"))
    height = models.CharField(_("高（纵）"), max_length=16, blank=True, validators=[is_measure])
    width = models.CharField(_("宽（横）"), max_length=16, blank=True, validators=[is_measure])
    depth = models.CharField(_("深（厚）"), max_length=16, blank=True, validators=[is_measure])
    diameter = models.CharField(_("直径"), max_length=16, blank=True, validators=[is_measure])
    unit = models.CharField(_("单位"), max_length=2, choices=Unit, default=Unit.CENTIMETRE)
    note = models.CharField(_("测量说明"), max_length=255, blank=True, help_text=_("例如：最宽处"))

    panels = [
        FieldRowPanel([FieldPanel("part", widget=SuggestInput(PARTS)), FieldPanel("unit"), FieldPanel("note")]),
        FieldRowPanel([FieldPanel("height"), FieldPanel("width"), FieldPanel("depth"), FieldPanel("diameter")]),
    ]

    class Meta(ArtworkRow.Meta):
        verbose_name = _("尺寸")

    def __str__(self):
        return " ".join(filter(None, [self.part, self.size]))

    @property
    def size(self) -> str:
        """`34×46 cm`, height before width before depth; a diameter as `直径 12.5 cm`."""
        sides = "×".join(filter(None, [self.height, self.width, self.depth]))
        across = gettext("直径 %(size)s") % {"size": self.diameter} if self.diameter else ""
        text = gettext("，").join(filter(None, [sides, across]))
        return f"{text} {self.unit}" if text else ""


class ArtworkMark(ArtworkRow):
    """A signature, an inscription or a seal: what it says, where it stands, whose it is (CDWA Inscriptions/Marks)."""

    record = ParentalKey(Artwork, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(_("种类"), max_length=16, choices=MarkKind, default=MarkKind.SIGNATURE)
    text = models.TextField(_("释文"))
    place = models.CharField(_("位置"), max_length=100, blank=True, help_text=_("例如：左上、卷后、边款"))
    author = models.CharField(_("题者或印主"), max_length=255, blank=True)
    manner = models.CharField(_("书体或印式"), max_length=50, blank=True, help_text=_("例如：行书、朱文、白文"))

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("place")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("author"), FieldPanel("manner")]),
    ]

    class Meta(ArtworkRow.Meta):
        verbose_name = _("款识与印章")

    def __str__(self):
        return self.text
