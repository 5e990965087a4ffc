"""Wagtail's workflow reports and home panel, without the records of other institutions."""

from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView

from .permissions import InstitutionPermissionPolicy
from .scope import is_record, within_scope


class ScopedWorkflowView(WorkflowView):
    def get_queryset(self):
        return within_scope(super().get_queryset(), self.request.user)


class ScopedWorkflowTasksView(WorkflowTasksView):
    def get_queryset(self):
        return within_scope(super().get_queryset(), self.request.user, "workflow_state__")


class ScopedSubmissionsPanel(UserObjectsInWorkflowModerationPanel):
    """What the user has submitted: no longer shown when it lies outside the user's institutions now."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["workflow_states"] = [
            state for state in context["workflow_states"] if may_see(user, state.content_object)
        ]
        return context


def may_see(user, instance) -> bool:
    if not is_record(instance):
        return True
    return InstitutionPermissionPolicy(type(instance)).user_has_permission_for_instance(user, "view", instance)
