"""The choice of a record: the own ones and everybody's public ones, none else."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser

from .finding import matching
from .permissions import InstitutionPermissionPolicy
from .states import StateColumn, with_state


class RecordSearchForm(BaseFilterForm):
    """The search of a chooser, by the same words as that of the list."""

    q = forms.CharField(
        label=_("检索"), required=False, widget=forms.TextInput(attrs={"placeholder": _("题名、编号或作者")})
    )

    def filter(self, objects):
        objects = super().filter(objects)
        query = self.cleaned_data.get("q")
        if query:
            self.is_searching, self.search_query = True, query
            objects = objects.filter(matching(objects.model, query))
        return objects


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
        return [*self.own_columns(), self.title_column, Column("identifier", label=_("编号")), institution, self.state]

    @property
    def state(self):
        return StateColumn(sort_key=None)

    def own_columns(self) -> list:
        """Columns before the title."""
        return []

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
