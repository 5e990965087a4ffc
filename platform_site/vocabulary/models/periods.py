"""The chronology."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from .authorities import Authority, ExternalId, Name


class Period(Authority):
    """A stretch of the chronology: dynasty, reign, century. Historical years, negative before the common era."""

    start_year = models.IntegerField(_("起"), null=True, blank=True)
    end_year = models.IntegerField(_("止"), null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    sort_order = models.IntegerField(_("顺序"), default=0)

    url_name = "period"
    panels = [
        Authority.naming_panels,
        Authority.names_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")]),
                FieldPanel("parent"),
                FieldPanel("sort_order"),
            ],
            heading=_("起止"),
        ),
        Authority.identifiers_panel,
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
    class Kind(models.TextChoices):
        ALIAS = "别名", _("别名")
        ERA = "年号", _("年号")
        FOREIGN = "译名", _("译名")

    period = ParentalKey(Period, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(_("种类"), max_length=32, choices=Kind, default=Kind.ALIAS, blank=True)


class PeriodIdentifier(ExternalId):
    period = ParentalKey(Period, on_delete=models.CASCADE, related_name="identifiers")
