from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from ..enums import LoanKind


class Edition(ClusterableModel):
    """One publication of a work (MARC 21 250, 260/264, 300; CNMARC 205, 210, 215, 225)."""

    work = ParentalKey("library.Work", on_delete=models.CASCADE, related_name="editions")
    statement = models.CharField(_("版本说明"), max_length=255, blank=True)
    place = models.CharField(_("出版地"), max_length=255, blank=True)
    publisher = models.CharField(_("出版者"), max_length=500, blank=True)
    date = models.CharField(_("出版日期"), max_length=255, blank=True)
    isbn = models.CharField(_("ISBN"), max_length=64, blank=True)
    extent = models.CharField(_("页数与开本"), max_length=500, blank=True)
    series = models.CharField(_("丛编"), max_length=500, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("statement"),
                FieldPanel("place"),
                FieldPanel("publisher"),
                FieldPanel("date"),
                FieldPanel("isbn"),
                FieldPanel("extent"),
                FieldPanel("series"),
            ]
        ),
        InlinePanel("items", label=pgettext_lazy("library", "馆藏")),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("版本")
        verbose_name_plural = pgettext_lazy("plural", "版本")

    def __str__(self):
        return " ".join(filter(None, [self.statement, self.publisher, self.date])) or str(self.pk)


class Item(models.Model):
    """One copy on a shelf (MARC 21 852; CNMARC 905)."""

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="items")
    call_number = models.CharField(_("索书号"), max_length=255, blank=True, db_index=True)
    barcode = models.CharField(_("条码"), max_length=64, blank=True)
    location = models.CharField(_("馆藏地"), max_length=255, blank=True)
    loan_kind = models.CharField(_("流通类型"), max_length=16, choices=LoanKind, default=LoanKind.LENDABLE)

    class Meta:
        ordering = ["pk"]
        verbose_name = pgettext_lazy("library", "馆藏")
        verbose_name_plural = pgettext_lazy("plural", "馆藏")

    def __str__(self):
        return self.call_number or self.barcode or str(self.pk)
