from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Job(models.Model):
    """One piece of long work: its state, counters and the cursor from which another worker can go on.

    `cursor` and `counters` are committed with each chunk, so that a killed worker loses at most one chunk.
    `params` holds keys and plain values only. `wanted` is what a person asked of a running job; the worker reads it
    between two chunks. `owner` names the worker that holds the lease: another's writes are refused.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("等待")
        RUNNING = "running", _("进行中")
        PAUSED = "paused", _("已暂停")
        REVIEW = "review", _("待审核")
        DONE = "done", _("完成")
        FAILED = "failed", _("失败")
        CANCELLED = "cancelled", _("已取消")

    class Wanted(models.TextChoices):
        PAUSE = "pause", _("暂停")
        CANCEL = "cancel", _("取消")

    kind = models.CharField(_("种类"), max_length=64, db_index=True)
    label = models.CharField(_("说明"), max_length=255, blank=True)
    state = models.CharField(_("状态"), max_length=16, choices=State, default=State.WAITING, db_index=True)
    params = models.JSONField(default=dict, blank=True)
    cursor = models.JSONField(default=dict, blank=True)
    counters = models.JSONField(_("计数"), default=dict, blank=True)
    total = models.PositiveIntegerField(_("总数"), null=True, blank=True)
    done = models.PositiveIntegerField(_("已处理"), default=0)
    message = models.TextField(_("消息"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    owner = models.CharField(max_length=64, blank=True)
    wanted = models.CharField(max_length=16, choices=Wanted, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("任务")
        verbose_name_plural = pgettext_lazy("plural", "任务")

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED, self.State.CANCELLED)

    def rate(self) -> float:
        """Rows a second since this stretch of work began; 0 before there is anything to tell."""
        if not (self.started_at and self.heartbeat_at):
            return 0.0
        seconds = (self.heartbeat_at - self.started_at).total_seconds()
        return (self.done - self.cursor.get("from", 0)) / seconds if seconds > 0 else 0.0

    def seconds_left(self) -> int | None:
        """At the present rate; None while nothing can be said."""
        rate = self.rate()
        if not rate or not self.total or self.state != self.State.RUNNING:
            return None
        return round(max(self.total - self.done, 0) / rate)
