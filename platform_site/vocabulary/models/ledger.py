"""What was done with authorities: merged, loaded from a source, recognised in the names that records write."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .agents import Agent
from .institutions import Institution


class MergeQuerySet(models.QuerySet):
    def standing(self):
        """Those not undone."""
        return self.filter(undone_at__isnull=True)

    def of(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))


class Merge(models.Model):
    """One authority that was merged into another; its code leads there while the merge stands.

    `snapshot` holds the merged rows as Django serialises them, `moved` the keys of the rows whose link was moved by
    `app.Model.field`, `removed` rows that would have stood twice, `added` the rows joined to the kept one by model,
    `filled` its fields that were empty as `{name: [before, after]}`, `drafts` the places in revisions
    (`[revision, path]`).
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(_("代码"), max_length=80, db_index=True)
    label = models.CharField(_("被合并的名称"), max_length=255)
    kept_id = models.BigIntegerField(db_index=True)
    kept_label = models.CharField(_("保留的名称"), max_length=255)
    links = models.PositiveIntegerField(_("移动的关联"), default=0)
    snapshot = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    moved = models.JSONField(default=dict)
    removed = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    added = models.JSONField(default=dict)
    filled = models.JSONField(default=dict)
    drafts = models.JSONField(default=list)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("合并人"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    merged_at = models.DateTimeField(_("合并时间"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("撤销人"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("撤销时间"), null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("合并记录")
        verbose_name_plural = pgettext_lazy("plural", "合并记录")

    def __str__(self):
        return f"{self.label} → {self.kept_label}"


class AuthoritySource(models.Model):
    """Which row of which source an authority was loaded from, and what that row wrote.

    A field that no longer holds what was `written` was changed by a person, and the next run leaves it alone.
    """

    profile = models.CharField(max_length=64)
    identifier = models.CharField(max_length=255)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    checksum = models.CharField(max_length=64)
    written = models.JSONField(default=dict)
    made_by = models.BigIntegerField(null=True)
    """The job that made the authority; None when it was there before."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "identifier"], name="one_authority_source")]
        indexes = [models.Index(fields=["content_type", "object_id"], name="authority_source_row")]

    def __str__(self):
        return f"{self.profile} {self.identifier}"


class NameDecisionQuerySet(models.QuerySet):
    def standing(self):
        """Those not undone."""
        return self.filter(undone_at__isnull=True)


class NameDecision(models.Model):
    """What a person said about a name as records of an institution write it: this agent, or not this agent.

    `key` is the folded name (`names.py`), `moved` the keys of the linked rows by `app.Model`.
    """

    class Verdict(models.TextChoices):
        SAME = "same", _("确认是")
        DIFFERENT = "different", _("确认不是")

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("著录的名称"), max_length=500)
    key = models.CharField(max_length=255, db_index=True)
    agent = models.ForeignKey(Agent, verbose_name=_("责任者"), on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(_("判断"), max_length=16, choices=Verdict)
    made_agent = models.BooleanField(default=False)
    links = models.PositiveIntegerField(_("关联的记录"), default=0)
    moved = models.JSONField(default=dict)
    drafts = models.JSONField(default=list)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("判断人"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("时间"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("撤销人"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("撤销时间"), null=True)

    objects = NameDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["key", "verdict"], condition=Q(undone_at__isnull=True), name="standing_name_decision")
        ]
        verbose_name = _("名称判断")
        verbose_name_plural = pgettext_lazy("plural", "名称判断")

    def __str__(self):
        return f"{self.name} {self.get_verdict_display()} {self.agent}"
