"""What the menu of a record's form offers beside saving and publishing."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import ActionMenuItem

from .permissions import InstitutionPermissionPolicy
from .scope import is_record


class StandingItem(ActionMenuItem):
    """A link to one of the views of `standing.py`, for whoever may publish the record."""

    def is_shown(self, context):
        record = context.get("instance")
        if context["view"] != "edit" or record is None or not is_record(record) or not self.fits(record):
            return False
        policy = InstitutionPermissionPolicy(type(record))
        return policy.user_has_permission_for_instance(context["request"].user, "publish", record)

    def fits(self, record) -> bool:
        return True

    def get_url(self, parent_context):
        record = parent_context["instance"]
        return reverse(type(record).snippet_viewset.get_url_name(self.name), args=[record.pk])


class WithdrawItem(StandingItem):
    name = "withdraw"
    label = _("撤下…")
    icon_name = "download"

    def fits(self, record):
        return record.live


class RestoreItem(StandingItem):
    name = "restore"
    label = _("恢复公开…")
    icon_name = "rotate"

    def fits(self, record):
        return record.withdrawn_at is not None


class MergeItem(StandingItem):
    name = "merge"
    label = _("合并重复记录…")
    icon_name = "resubmit"

    def fits(self, record):
        return record.withdrawn_at is None
