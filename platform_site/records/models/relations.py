"""What a record has to do with another one, of whatever venue."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RelationKind(models.TextChoices):
    ABOUT = "about", pgettext_lazy("relation", "相关")
    OBJECT = "object", _("相关实物")
    PERFORMANCE = "performance", _("相关演出")
    DOCUMENT = "document", _("相关文献")
    ARTWORK = "artwork", _("相关作品")
    PAIR = "pair", _("成对或成套")
    COPY = "copy", _("仿制或摹本")


class RecordRelation(models.Model):
    """A row that leads from a record to another, by its permanent identifier, or to what is recorded nowhere.

    A venue makes it concrete with `record = ParentalKey(..., related_name="relations")`. `label` names a target
    without a record (a performance, a film); where there is a record its own title is shown.
    """

    kind = models.CharField(_("关系"), max_length=16, choices=RelationKind, default=RelationKind.ABOUT)
    target = models.ForeignKey(
        "records.Ark",
        verbose_name=_("永久标识"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("相关记录的永久标识（ark:/…），可从该记录页面的“引用与分享”复制"),
    )
    label = models.CharField(_("名称（没有记录时）"), max_length=255, blank=True)
    note = models.CharField(_("说明"), max_length=255, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.label or self.target_id or ""
