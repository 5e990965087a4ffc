"""Records in the admin: every view that Wagtail makes for a record model, held to the institutions of its user.

`RecordViewSet.construct_view` is the one place: whatever view Wagtail or a subclass adds, it is wrapped here, so that
a record out of scope is not there (404), and what the view asks of the model is asked of the record at hand.
"""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.models import TaskState
from wagtail.snippets.views import snippets

from . import bulk_views, citizen, duplicate_views, notes, saved_views, standing
from .choosers import RecordChooserViewSet
from .editing import RecordEditView
from .forms import RecordForm
from .listing import RecordIndexView
from .permissions import ACTIONS, InstitutionPermissionPolicy
from .states import ScoreColumn, StateColumn, with_state

OWN_ADDRESSES = (
    "save_view",
    "delete_view",
    "notes",
    "resolve_note",
    "edit_many",
    "bulk_edits",
    "bulk_edit",
    "duplicates",
    "duplicate",
    *standing.ADDRESSES,
)


class InScope:
    """Put before any view class of a record model: looks for the record within the user's institutions only."""

    permission_policy = None

    def setup(self, request, *args, **kwargs):
        if "pk" in kwargs:
            record = self.permission_policy.record_in_scope(request.user, unquote(str(kwargs["pk"])))
            self.check_task(record, kwargs)
            self.permission_policy = self.permission_policy.bound_to(record)
        super().setup(request, *args, **kwargs)

    def form_valid(self, form):
        """Saved, with a word on dates that do not agree with each other."""
        response = super().form_valid(form)
        for warning in getattr(form, "date_warnings", ()):
            messages.warning(self.request, warning.message)
        return response

    def check_task(self, record, kwargs) -> None:
        """Wagtail takes the number of a task state as given: it has to be one of this record."""
        if "task_state_id" in kwargs:
            state = get_object_or_404(TaskState.objects.select_related("workflow_state"), pk=kwargs["task_state_id"])
            if not record.workflow_states.filter(pk=state.workflow_state_id).exists():
                raise Http404


def in_scope(view_class):
    return type(view_class.__name__, (InScope, view_class), {})


class RecordViewSet(snippets.SnippetViewSet):
    """Base of the admin of a record model. `list_filter` adds the filters of its kind."""

    index_view_class = RecordIndexView
    index_results_template_name = "records/admin/index_results.html"
    edit_view_class = RecordEditView
    chooser_viewset_class = RecordChooserViewSet
    form_class = RecordForm
    copy_view_enabled = False
    list_display = (
        "title",
        Column("identifier", label=_("编号"), sort_key="identifier"),
        Column("institution", label=_("机构"), accessor="institution.label"),
        StateColumn(),
        ScoreColumn(),
        UpdatedAtColumn(),
    )
    list_filter = ()
    list_per_page = 25
    search_fields = ("title", "title_en", "identifier", "ark")
    search_backend_name = None
    list_select_related = ("institution", "latest_revision")

    @property
    def permission_policy(self):
        return InstitutionPermissionPolicy(self.model)

    def construct_view(self, view_class, **kwargs):
        return super().construct_view(in_scope(view_class), **kwargs)

    def get_common_view_kwargs(self, **kwargs):
        """The addresses that the desk's own views lead to, for those views that name them."""
        own = {f"{name}_url_name": self.get_url_name(name) for name in OWN_ADDRESSES}
        own["list_filter"] = self.list_filter
        return super().get_common_view_kwargs(**{**own, **kwargs})

    def get_urlpatterns(self):
        view = self.construct_view
        return [
            *super().get_urlpatterns(),
            path("views/", view(saved_views.SaveView), name="save_view"),
            path("views/<int:view_id>/delete/", view(saved_views.DeleteView), name="delete_view"),
            path("edit-many/", view(bulk_views.EditManyView), name="edit_many"),
            path("edits/", view(bulk_views.BulkEditsView), name="bulk_edits"),
            path("edits/<int:edit_id>/", view(bulk_views.BulkEditView), name="bulk_edit"),
            path("duplicates/", view(duplicate_views.DuplicatesView), name="duplicates"),
            path("duplicates/<int:pair_id>/", view(duplicate_views.DuplicateView), name="duplicate"),
            path("notes/<int:pk>/", view(notes.NotesView), name="notes"),
            path("notes/<int:pk>/<int:note_id>/", view(notes.ResolveView), name="resolve_note"),
            path("citizen/<int:pk>/", view(citizen.AsCitizenView), name="as_citizen"),
            *standing.addresses(view),
        ]

    def get_queryset(self, request):
        return self.permission_policy.instances_user_has_any_permission_for(request.user, ACTIONS)

    def show(self, records):
        """`records` with all that a list shows of them."""
        return with_state(records).select_related(*self.list_select_related)

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(show=self.show, **kwargs)

    def get_edit_handler(self):
        panels = ObjectList(self.model.panels, base_form_class=self.form_class)
        return panels.bind_to_model(self.model)

    def get_permissions_to_register(self):
        return self.permission_policy._get_permission_objects_for_actions(ACTIONS)

    @property
    def url_finder_class(self):
        rights = {"permission_policy": self.permission_policy, "edit_url_name": self.get_url_name("edit")}
        return type("RecordURLFinder", (ModelAdminURLFinder,), rights)
