"""What an import leaves behind besides the records: what it refused, and what it changed."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platform_site.jobs.models import Job


class Refusal(models.Model):
    """A row that was refused, or taken with a warning: where it stands, which field, what it held, and why."""

    class Kind(models.TextChoices):
        REFUSED = "refused", _("拒收")
        WARNED = "warned", _("警告")

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="refusals")
    kind = models.CharField(_("种类"), max_length=16, choices=Kind)
    number = models.PositiveIntegerField(_("记录序号"))
    identifier = models.CharField(_("编号"), max_length=255, blank=True)
    field = models.CharField(_("字段"), max_length=64, blank=True)
    value = models.CharField(_("值"), max_length=255, blank=True)
    reason = models.CharField(_("原因"), max_length=500)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("拒收与警告")
        verbose_name_plural = pgettext_lazy("plural", "拒收与警告")

    def __str__(self):
        return f"{self.number} {self.field}: {self.reason}"


class Change(models.Model):
    """What a job did to one record, so that it can be taken back.

    `before` and `after` map the written fields to their values; of a new record both are empty. `source` is the
    source row that stood before: checksum, job, media type; its bytes are in `source_payload`.
    """

    class Kind(models.TextChoices):
        NEW = "new", _("新增")
        CHANGED = "changed", _("修改")

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=16, choices=Kind)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    source_row_id = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    source = models.JSONField(default=dict)
    source_payload = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="change_record")]
        verbose_name = _("导入改动")
        verbose_name_plural = pgettext_lazy("plural", "导入改动")

    def __str__(self):
        return f"{self.kind} {self.object_id}"
