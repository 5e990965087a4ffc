"""Records in the admin: every view that Wagtail makes for a record model, held to the institutions of its user.

`RecordViewSet.construct_view` is the one place: whatever view Wagtail or a subclass adds, it is wrapped here, so that
a record out of scope is not there (404), and what the view asks of the model is asked of the record at hand.
"""

from django import forms
from django.contrib.admin.utils import unquote
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, UpdatedAtColumn
from wagtail.models import TaskState
from wagtail.snippets.views import chooser, snippets

from . import standing
from .filters import RecordFilterSet
from .forms import RecordForm
from .permissions import ACTIONS, InstitutionPermissionPolicy
from .states import StateColumn, with_state


class InScope:
    """Put before any view class of a record model: looks for the record within the user's institutions only."""

    permission_policy = None

    def setup(self, request, *args, **kwargs):
        if "pk" in kwargs:
            record = self.permission_policy.record_in_scope(request.user, unquote(str(kwargs["pk"])))
            self.check_task(record, kwargs)
            self.permission_policy = self.permission_policy.bound_to(record)
        super().setup(request, *args, **kwargs)

    def check_task(self, record, kwargs) -> None:
        """Wagtail takes the number of a task state as given: it has to be one of this record."""
        if "task_state_id" in kwargs:
            state = get_object_or_404(TaskState.objects.select_related("workflow_state"), pk=kwargs["task_state_id"])
            if not record.workflow_states.filter(pk=state.workflow_state_id).exists():
                raise Http404


def in_scope(view_class):
    return type(view_class.__name__, (InScope, view_class), {})


class RecordIndexView(snippets.IndexView):
    """The list of the records in scope; bulk actions only for whoever has one to take."""

    @cached_property
    def filterset_class(self):
        meta = type("Meta", (), {"model": self.model, "fields": self.list_filter or []})
        return type(f"{self.model.__name__}FilterSet", (RecordFilterSet,), {"Meta": meta})

    @cached_property
    def columns(self):
        columns = super().columns
        if self.user_has_permission("delete"):
            return columns
        return [column for column in columns if not isinstance(column, BulkActionsCheckboxColumn)]

    def _annotate_queryset_updated_at(self, queryset):
        """The last draft or, for what came by an import, the last change of the row."""
        return queryset.annotate(_updated_at=Coalesce(F("latest_revision__created_at"), F("updated_at")))


class RecordSearchForm(BaseFilterForm):
    """The search of a chooser, over the same fields as that of the list."""

    q = forms.CharField(label=_("检索"), required=False, widget=forms.TextInput(attrs={"placeholder": _("题名或编号")}))

    def filter(self, objects):
        objects = super().filter(objects)
        query = self.cleaned_data.get("q")
        if query:
            self.is_searching, self.search_query = True, query
            objects = objects.filter(matching(query))
        return objects


def matching(query: str) -> Q:
    condition = Q()
    for field in RecordViewSet.search_fields:
        condition |= Q(**{f"{field}__icontains": query})
    return condition


class ChoosableMixin:
    """Chooser views offer the own records and the public ones of everybody."""

    def choosable(self):
        policy = InstitutionPermissionPolicy(self.model_class)
        return with_state(policy.choosable_by(self.request.user)).select_related("institution")

    def get_object_list(self):
        return self.choosable()

    def get_object(self, pk):
        return get_object_or_404(self.choosable(), pk=pk)

    def get_objects(self, pks):
        return self.choosable().filter(pk__in=pks)


class RecordChooseMixin(ChoosableMixin):
    filter_form_class = RecordSearchForm

    @property
    def columns(self):
        institution = Column("institution", label=_("机构"), accessor="institution.label")
        return [self.title_column, institution, StateColumn(sort_key=None)]

    def can_create(self):
        return False


class ChooseView(RecordChooseMixin, chooser.ChooseView):
    pass


class ChooseResultsView(RecordChooseMixin, chooser.ChooseResultsView):
    pass


class ChosenView(ChoosableMixin, chooser.SnippetChosenView):
    pass


class ChosenMultipleView(ChoosableMixin, chooser.SnippetChosenMultipleView):
    pass


class RecordChooserViewSet(chooser.SnippetChooserViewSet):
    """Records are made in their own form, never inside a chooser: there is no address for it."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


class RecordViewSet(snippets.SnippetViewSet):
    """Base of the admin of a record model. `list_filter` adds the filters of its kind."""

    index_view_class = RecordIndexView
    chooser_viewset_class = RecordChooserViewSet
    form_class = RecordForm
    copy_view_enabled = False
    list_display = (
        "__str__",
        "identifier",
        Column("institution", label=_("机构"), accessor="institution.label"),
        StateColumn(),
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
        """The addresses of the record's standing, for those views that name them."""
        own = {f"{name}_url_name": self.get_url_name(name) for name in standing.ADDRESSES}
        return super().get_common_view_kwargs(**{**own, **kwargs})

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), *standing.addresses(self.construct_view)]

    def get_queryset(self, request):
        own = self.permission_policy.instances_user_has_any_permission_for(request.user, ACTIONS)
        return with_state(own).select_related(*self.list_select_related)

    def get_edit_handler(self):
        panels = ObjectList(self.model.panels, base_form_class=self.form_class)
        return panels.bind_to_model(self.model)

    def get_permissions_to_register(self):
        return self.permission_policy._get_permission_objects_for_actions(ACTIONS)

    @property
    def url_finder_class(self):
        rights = {"permission_policy": self.permission_policy, "edit_url_name": self.get_url_name("edit")}
        return type("RecordURLFinder", (ModelAdminURLFinder,), rights)
