"""What the people at the desk leave beside the records: saved lists, notes, edits of many records, likely doubles."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platform_site.jobs.models import Job
from platform_site.vocabulary.models import Institution

PERSON = {"null": True, "blank": True, "on_delete": models.SET_NULL, "related_name": "+"}


class SavedView(models.Model):
    """A list that somebody comes back to: `query` is the query string of its filters, words and order.

    It is its owner's own, or shared with those who work for `institution`.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("名称"), max_length=60)
    query = models.TextField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("保存的视图")
        verbose_name_plural = pgettext_lazy("plural", "保存的视图")

    def __str__(self):
        return self.name


class AboutRecord(models.Model):
    """Base of rows about one record of whatever model."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()

    class Meta:
        abstract = True


class RecordNote(AboutRecord):
    """A remark of the staff on a record, open until somebody has dealt with it. Never public."""

    text = models.TextField(_("备注"), max_length=4000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="note_record")]
        verbose_name = _("备注")
        verbose_name_plural = pgettext_lazy("plural", "备注")

    def __str__(self):
        return self.text[:60]


class DuplicatePair(models.Model):
    """Two records of one model that may be one thing, the older first, and what a person decided about them."""

    class State(models.TextChoices):
        OPEN = "open", _("待判断")
        APART = "apart", _("不是重复")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    first_id = models.PositiveBigIntegerField()
    second_id = models.PositiveBigIntegerField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "first_id", "second_id"], name="one_pair"),
        ]
        verbose_name = _("疑似重复")
        verbose_name_plural = pgettext_lazy("plural", "疑似重复")

    def __str__(self):
        return f"{self.first_id} = {self.second_id}"


class BulkEdit(models.Model):
    """One field changed in many records by one person: what was asked, and how far it is."""

    class State(models.TextChoices):
        RUNNING = "running", _("进行中")
        DONE = "done", _("已完成")
        UNDOING = "undoing", _("撤销中")
        UNDONE = "undone", _("已撤销")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=100)
    operation = models.CharField(max_length=16)
    value = models.TextField(blank=True)
    replacement = models.TextField(blank=True)
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.RUNNING)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    created_at = models.DateTimeField(auto_now_add=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("批量修改")
        verbose_name_plural = pgettext_lazy("plural", "批量修改")

    def __str__(self):
        return f"{self.field} {self.operation}"


class BulkChange(models.Model):
    """What a bulk edit does to one record. `revision_id` is the version that it made."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等待")
        DONE = "done", _("已修改")
        SAME = "same", _("无须修改")
        LEFT = "left", _("未修改")
        UNDONE = "undone", _("已撤销")
        KEPT = "kept", _("撤销时保留")

    edit = models.ForeignKey(BulkEdit, on_delete=models.CASCADE, related_name="changes")
    object_id = models.PositiveBigIntegerField()
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    revision_id = models.PositiveBigIntegerField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["edit", "object_id"], name="one_change_per_record")]
        indexes = [models.Index(fields=["edit", "state"], name="bulk_change_state")]
        verbose_name = _("批量修改的记录")
        verbose_name_plural = pgettext_lazy("plural", "批量修改的记录")

    def __str__(self):
        return f"{self.edit_id} {self.object_id}"
