"""An import: the file and its state, the rows that wait for review, what was refused, and what was changed."""

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platform_site.jobs.models import Job
from platform_site.vocabulary.models import Institution

from .mapping.models import MappingSample, MappingVersion, SavedMapping  # noqa: F401  where Django looks for models


class Run(models.Model):
    """One file and the job that brings it in. The mapping stands in the job's `params`.

    `stored` is the name of an uploaded file in the private storage; a file that a command was given stays where it is,
    at `params["file"]`. `review` says whether rows wait for a person; `overwrite`, whether the source may replace what
    people have edited.
    """

    class Phase(models.TextChoices):
        STAGING = "staging", _("读取")
        APPLYING = "applying", _("应用")

    job = models.OneToOneField(Job, primary_key=True, on_delete=models.CASCADE, related_name="run")
    profile = models.CharField(_("导入方案"), max_length=64)
    institution = models.ForeignKey(Institution, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(_("文件"), max_length=255)
    stored = models.CharField(max_length=500, blank=True)
    phase = models.CharField(max_length=16, choices=Phase, default=Phase.STAGING)
    review = models.BooleanField(default=False)
    overwrite = models.BooleanField(_("覆盖编辑修改过的内容"), default=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("导入")
        verbose_name_plural = pgettext_lazy("plural", "导入")

    def __str__(self):
        return f"{self.profile} {self.file_name}"


class Decision(models.TextChoices):
    OPEN = "", _("未定")
    ACCEPTED = "accepted", _("接受")
    REJECTED = "rejected", _("不接受")


class StagedRow(models.Model):
    """One row of a file as it waits for review: what it says, and what it would do.

    `draft` is `{"values": {column: value}, "children": {relation: [row]}}`, empty where nothing would be written;
    `problems` is a list of `[field, value, reason]`. A decision about a field goes before that about its row.
    """

    class Kind(models.TextChoices):
        NEW = "new", _("新增")
        CHANGED = "changed", _("修改")
        UNCHANGED = "unchanged", _("未变")
        REFUSED = "refused", _("拒收")

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("记录序号"))
    identifier = models.CharField(_("编号"), max_length=255, blank=True)
    title = models.CharField(_("题名"), max_length=255, blank=True)
    institution = models.ForeignKey(Institution, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("种类"), max_length=16, choices=Kind)
    media_type = models.CharField(max_length=64, blank=True)
    payload = models.BinaryField()
    checksum = models.CharField(max_length=64, blank=True)
    draft = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    problems = models.JSONField(default=list)
    decision = models.CharField(_("决定"), max_length=16, choices=Decision, blank=True, default=Decision.OPEN)
    applied = models.BooleanField(_("已应用"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="one_staged_row")]
        indexes = [models.Index(fields=["run", "kind", "decision"], name="staged_kind")]
        verbose_name = _("待审记录")
        verbose_name_plural = pgettext_lazy("plural", "待审记录")

    def __str__(self):
        return f"{self.number} {self.identifier}"


class StagedDifference(models.Model):
    """One field that a row would change: `old` beside `new`. `kept` where a person has edited the field since."""

    row = models.ForeignKey(StagedRow, on_delete=models.CASCADE, related_name="differences")
    field = models.CharField(_("字段"), max_length=64)
    old = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    new = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    kept = models.BooleanField(default=False)
    decision = models.CharField(_("决定"), max_length=16, choices=Decision, blank=True, default=Decision.OPEN)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("字段差异")
        verbose_name_plural = pgettext_lazy("plural", "字段差异")

    def __str__(self):
        return self.field


class PartLink(models.Model):
    """A record whose whole was not there yet when it was written; looked for again when the file is through."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="part_links")
    object_id = models.PositiveBigIntegerField()
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    identifier = models.CharField(max_length=255)
    whole = models.CharField(max_length=255)

    class Meta:
        verbose_name = _("待连接的部分")
        verbose_name_plural = pgettext_lazy("plural", "待连接的部分")

    def __str__(self):
        return f"{self.identifier} → {self.whole}"


class Refusal(models.Model):
    """A row that was refused, or taken with a warning: where it stands, which field, what it held, and why."""

    class Kind(models.TextChoices):
        REFUSED = "refused", _("拒收")
        WARNED = "warned", _("警告")

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="refusals")
    kind = models.CharField(_("种类"), max_length=16, choices=Kind)
    institution = models.ForeignKey(Institution, null=True, on_delete=models.SET_NULL, related_name="+")
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
    source row that stood before (checksum, job, media type; its bytes are in `source_payload`), empty where there was
    none. Of a kind `source`, only the source row was changed. `decision` is what a person said where the record had
    been edited since and the import was to be taken back; `conflict` is what that taking back met.
    """

    class Kind(models.TextChoices):
        NEW = "new", _("新增")
        CHANGED = "changed", _("修改")
        SOURCE = "source", _("仅来源记录")

    class Undo(models.TextChoices):
        UNDECIDED = "", _("未定")
        KEEP = "keep", _("保留现状")
        TAKE_BACK = "take-back", _("仍然撤销")

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=16, choices=Kind)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    source_row_id = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    source = models.JSONField(default=dict)
    source_payload = models.BinaryField(null=True)
    conflict = models.CharField(max_length=16, blank=True)
    decision = models.CharField(max_length=16, choices=Undo, blank=True, default=Undo.UNDECIDED)

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="change_record")]
        verbose_name = _("导入改动")
        verbose_name_plural = pgettext_lazy("plural", "导入改动")

    def __str__(self):
        return f"{self.kind} {self.object_id}"
