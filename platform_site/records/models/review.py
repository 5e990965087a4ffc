"""Review and history of records, kept within the institutions of whoever looks."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import AbstractGroupApprovalTask, TaskState
from wagtail.models.audit_log import BaseLogEntry, ModelLogEntryManager

from platform_site.vocabulary.models import Institution

from ..permissions import ACTIONS, InstitutionPermissionPolicy
from ..scope import is_record, record_models, within_scope


class RecordLogEntryManager(ModelLogEntryManager):
    def log_action(self, instance, action, **kwargs):
        return super().log_action(instance, action, institution_id=instance.institution_id, **kwargs)

    def viewable_by_user(self, user):
        """Entries about records of the institutions that the user works for, as they were when it happened."""
        if user.is_active and user.is_superuser:
            return self.all()
        viewable = Q(pk__in=[])
        for model, content_type in ContentType.objects.get_for_models(*record_models()).items():
            scope = InstitutionPermissionPolicy(model).within(user, ACTIONS, "institution__")
            viewable |= Q(content_type=content_type) & scope
        return self.filter(viewable)


class RecordLogEntry(BaseLogEntry):
    """What was done with a record, under the institution that it belonged to at that time."""

    object_id = models.CharField(max_length=255, db_index=True)
    institution = models.ForeignKey(Institution, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = RecordLogEntryManager()

    class Meta(BaseLogEntry.Meta):
        ordering = ["-timestamp", "-id"]
        verbose_name = _("藏品操作记录")
        verbose_name_plural = pgettext_lazy("plural", "藏品操作记录")

    def __str__(self):
        return f"{self.action} {self.label}"


class InstitutionApprovalTask(AbstractGroupApprovalTask):
    """Approval by members of the groups, each for the records of the own institutions only."""

    class Meta:
        verbose_name = _("机构审核")
        verbose_name_plural = pgettext_lazy("plural", "机构审核")

    def may_review(self, obj, user) -> bool:
        """Whether `user` works on the record where it lies; other things than records are for the whole group.

        Who publishes is the last step's matter: a reviewer of an earlier one needs no permission for it.
        """
        if not is_record(obj):
            return True
        return InstitutionPermissionPolicy(type(obj)).user_has_permission_for_instance(user, "change", obj)

    def user_can_access_editor(self, obj, user):
        return super().user_can_access_editor(obj, user) and self.may_review(obj, user)

    def locked_for_user(self, obj, user):
        return super().locked_for_user(obj, user) or not self.may_review(obj, user)

    def user_can_lock(self, obj, user):
        return super().user_can_lock(obj, user) and self.may_review(obj, user)

    def get_actions(self, obj, user):
        return super().get_actions(obj, user) if self.may_review(obj, user) else []

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        mine = within_scope(states, user, "workflow_state__", actions=["change"])
        return TaskState.objects.filter(pk__in=mine.values("pk"))

    @classmethod
    def get_description(cls):
        return _("所选用户组的成员可以审核各自机构的藏品")
