"""Choosing a public resource by searching for it as a citizen would."""

from __future__ import annotations

from django import forms
from django.contrib.admin.utils import quote
from django.core.paginator import InvalidPage
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from .. import labels, writing
from ..models import Document
from ..query import MAX_QUERY, Hit, SearchRequest
from ..views import run_search

MOST = 50
"""Results that are offered; a search that needs more wants another word."""


class ResourceSearchForm(BaseFilterForm):
    q = forms.CharField(
        label=_("检索"),
        required=False,
        max_length=MAX_QUERY,
        widget=forms.TextInput(attrs={"placeholder": _("题名、作者、编号……")}),
    )


class FindingMixin:
    """The list is the answer of the search engine, in its order; only what is public now can be in it."""

    filter_form_class = ResourceSearchForm
    per_page = 10

    def get_results_page(self, request):
        query = self.filter_form.cleaned_data.get("q", "") if self.filter_form.is_valid() else ""
        self.filter_form.is_searching, self.filter_form.search_query = bool(query), query
        hits = run_search(SearchRequest(q=query, page_size=MOST)).hits
        self.paginator = self.paginator_class(_documents(hits), per_page=self.per_page)
        try:
            return self.paginator.page(request.GET.get("p", 1))
        except InvalidPage as error:
            raise Http404 from error

    @property
    def columns(self):
        return [self.title_column, Column("about", label=_("类型与机构"), accessor="about")]

    @property
    def title_column(self):
        return TitleColumn(
            "title",
            label=_("题名"),
            accessor="title",
            get_url=lambda row: reverse(self.chosen_url_name, args=(quote(row.pk),)),
            link_attrs={"data-chooser-modal-choice": True},
        )

    def can_create(self):
        return False


def _documents(hits: tuple[Hit, ...]) -> list[Document]:
    """The documents of the hits, in their order, each with an `about` that tells it apart."""
    rows = {row.resource_id: row for row in Document.objects.filter(resource_id__in=[hit.id for hit in hits])}
    kinds = labels.labels_for("kind", {hit.kind for hit in hits})
    for hit in hits:
        if hit.id in rows:
            parts = (kinds.get(hit.kind, hit.kind), hit.institution_label, hit.date_text)
            rows[hit.id].about = " · ".join(str(part) for part in parts if part)
    return [rows[hit.id] for hit in hits if hit.id in rows]


class ChooseView(FindingMixin, chooser.ChooseView):
    pass


class ChooseResultsView(FindingMixin, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    """Answers with the id under which the resource is known everywhere, not with that of its row."""

    def get_object(self, pk):
        moment = writing.now()
        return self.model_class.objects.visible_at(moment).get(pk=pk)

    def get_object_id(self, instance):
        return instance.resource_id

    def get_display_title(self, instance):
        return instance.title

    def get_edit_item_url(self, instance):
        return None


class ResourceChooser(BaseChooser):
    """The widget: keeps the id of a resource, shows its title, and says when it has ceased to be public."""

    choose_one_text = _("检索并选择")
    choose_another_text = _("换一项")
    show_edit_link = False

    def get_instance(self, value):
        if not value:
            return None
        moment = writing.now()
        found = self.model_class.objects.filter(resource_id=value).first() or Document(
            resource_id=value, title=value, visible_until=0
        )
        if not found.visible_from <= moment < found.visible_until:
            found.title = gettext("%(title)s（现在没有公开）") % {"title": found.title}
        return found

    def get_value_data_from_instance(self, instance):
        return {"id": instance.resource_id, "edit_url": None, self.display_title_key: instance.title}


class ResourceChooserViewSet(ChooserViewSet):
    model = Document
    icon = "search"
    choose_one_text = _("选择公开资源")
    page_title = _("选择公开资源")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    base_widget_class = ResourceChooser
    register_widget = False

    def get_urlpatterns(self):
        unwanted = ("create", "chosen_multiple")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in unwanted]


resource_chooser = ResourceChooserViewSet("search_resources", url_prefix="search/resources")
