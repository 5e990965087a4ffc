"""What happened to entries of the register of permanent identifiers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .records import Ark


class RecordMerge(models.Model):
    """Two records found to be one thing. `moved` is what the undo puts back.

    `{"live": bool, "parts": [keys], "links": {"app.Model.field": [keys]}}`
    """

    kept = models.ForeignKey(Ark, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Ark, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    moved = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("记录合并")
        verbose_name_plural = pgettext_lazy("plural", "记录合并")

    def __str__(self):
        return f"{self.merged_id} → {self.kept_id}"
