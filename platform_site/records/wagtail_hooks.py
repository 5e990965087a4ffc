"""Where Wagtail asks who may see records and what is written down about them."""

from django.db.models import DateTimeField, ForeignKey, IntegerField
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.compare import register_comparison_class
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel

from . import search_scope  # noqa: F401  registers itself
from .action_menu import MergeItem, RestoreItem, StandingItem, WithdrawItem
from .bulk_actions import DeleteRecordsBulkAction, EditFieldBulkAction
from .comparing import MomentComparison, NumberComparison, TermListComparison
from .fields import TermListField
from .models import Ark, CollectionRecord, RecordLogEntry
from .reports import ScopedSubmissionsPanel

LAST = 1000

# An ARK is typed or pasted: a list of them would be as long as all collections together.
register_form_field_override(ForeignKey, to=Ark, override={"widget": TextInput})


@hooks.register("register_log_actions")
def log_records_under_their_institution(actions):
    actions.register_model(CollectionRecord, RecordLogEntry)
    actions.register_action("records.withdraw", _("撤下"), _("撤下了记录"))
    actions.register_action("records.restore", _("恢复公开"), _("恢复了记录"))
    actions.register_action("records.merge", _("合并"), _("合并了重复记录"))
    actions.register_action("records.merge_undo", _("撤销合并"), _("撤销了合并"))


hooks.register("register_snippet_action_menu_item", lambda model: WithdrawItem(order=60))
hooks.register("register_snippet_action_menu_item", lambda model: RestoreItem(order=61))
hooks.register("register_snippet_action_menu_item", lambda model: MergeItem(order=62))


@hooks.register("construct_snippet_action_menu")
def never_withdraw_by_the_large_button(menu_items, request, context):
    """The first of the menu is the large button: with a locked record that is what tells of the lock."""
    menu_items.sort(key=lambda item: isinstance(item, StandingItem))


hooks.register("register_bulk_action", DeleteRecordsBulkAction, order=LAST)
hooks.register("register_bulk_action", EditFieldBulkAction)
register_comparison_class(TermListField, comparison_class=TermListComparison)
register_comparison_class(IntegerField, comparison_class=NumberComparison)
register_comparison_class(DateTimeField, comparison_class=MomentComparison)


@hooks.register("construct_homepage_panels")
def show_submissions_in_scope(request, panels):
    for index, panel in enumerate(panels):
        if type(panel) is UserObjectsInWorkflowModerationPanel:
            panels[index] = ScopedSubmissionsPanel()
