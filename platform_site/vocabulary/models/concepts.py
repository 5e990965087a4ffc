"""Terms of controlled lists, as SKOS understands them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .authorities import Authority, ExternalId, Name


class Concept(Authority):
    """A term of a scheme: object classes, the Chinese Library Classification, heritage classes.

    `parent` is the broader term, `children` the narrower ones, `related` what stands beside it (skos:related).
    """

    scheme = models.CharField(_("词表"), max_length=64, db_index=True)
    notation = models.CharField(_("类号"), max_length=64, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上位词"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    related = ParentalManyToManyField("self", verbose_name=_("相关词"), blank=True)
    sort_order = models.IntegerField(_("顺序"), default=0)

    url_name = "concept"
    panels = [
        MultiFieldPanel([FieldPanel("scheme"), FieldPanel("notation")], heading=_("词表")),
        Authority.naming_panels,
        Authority.names_panel,
        MultiFieldPanel([FieldPanel("parent"), FieldPanel("related"), FieldPanel("sort_order")], heading=_("关系")),
        Authority.identifiers_panel,
    ]

    class Meta:
        verbose_name = _("概念")
        verbose_name_plural = pgettext_lazy("plural", "概念")
        ordering = ["scheme", "sort_order", "notation"]


class ConceptName(Name):
    class Kind(models.TextChoices):
        SYNONYM = "同义", _("同义")
        SHORT = "简称", _("简称")
        FORMER = "旧称", _("旧称")
        ALIAS = "别名", _("别名")
        FOREIGN = "译名", _("译名")

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(_("种类"), max_length=32, choices=Kind, default=Kind.SYNONYM, blank=True)


class ConceptIdentifier(ExternalId):
    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="identifiers")
