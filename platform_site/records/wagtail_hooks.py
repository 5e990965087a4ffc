"""Where Wagtail asks who may see records and what is written down about them."""

from wagtail import hooks
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel

from .bulk_actions import DeleteRecordsBulkAction
from .models import CollectionRecord, RecordLogEntry
from .reports import ScopedSubmissionsPanel

LAST = 1000


@hooks.register("register_log_actions")
def log_records_under_their_institution(actions):
    actions.register_model(CollectionRecord, RecordLogEntry)


hooks.register("register_bulk_action", DeleteRecordsBulkAction, order=LAST)


@hooks.register("construct_homepage_panels")
def show_submissions_in_scope(request, panels):
    for index, panel in enumerate(panels):
        if type(panel) is UserObjectsInWorkflowModerationPanel:
            panels[index] = ScopedSubmissionsPanel()
