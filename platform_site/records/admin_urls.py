"""Admin addresses that answer before Wagtail's own of the same path, because those know no institutions."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from .reports import ScopedWorkflowTasksView, ScopedWorkflowView

urlpatterns = [
    path(f"reports/{slug}/{part}", require_admin_access(view.as_view(results_only=bool(part))))
    for slug, view in (("workflow", ScopedWorkflowView), ("workflow_tasks", ScopedWorkflowTasksView))
    for part in ("", "results/")
]
