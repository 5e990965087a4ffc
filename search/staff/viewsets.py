"""The rules of the search in the admin: lists and forms, each form with its preview."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import View
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from ..query import SearchRequest
from ..tending.models import JudgedQuery, Judgement, Promotion, StopPhrase, SynonymGroup
from ..views import run_search
from .choosers import resource_chooser
from .comparing import compared
from .forms import JudgedForm, PromotionForm, StopForm, SynonymForm, chosen_ids
from .panels import PreviewPanel
from .reports import ReportViewSet

MOST_TO_JUDGE, MOST_OF_QUERY = 10, 100


class RuleCreateView(CreateView):
    """A new rule, begun with what a report hands over (`?words=…`)."""

    def get_initial(self):
        names = ("words", "phrase")
        return {name: self.request.GET[name][:200] for name in names if name in self.request.GET}


class PreviewView(PermissionCheckedMixin, View):
    """Before and after of the form that is sent, as a piece of a page; nothing is saved."""

    http_method_names = ["post"]
    permission_required = "change"
    permission_policy = None
    model = None
    panel = None

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        instance = get_object_or_404(self.model, pk=pk) if pk else self.model()
        form = self.panel.get_form_class()(request.POST, instance=instance, for_user=request.user)
        if not form.is_valid():
            return render(request, "search/admin/preview_refused.html", {"faults": _faults(form)})
        children = chosen_ids(form.formsets["resources"]) if self.model is Promotion else None
        return render(request, "search/admin/preview.html", {"comparison": compared(form.instance, children)})


def _faults(form) -> list[str]:
    """Every error of a form and of its rows, each once."""
    found = [str(message) for errors in form.errors.values() for message in errors]
    for formset in getattr(form, "formsets", {}).values():
        found += [str(message) for row in formset.errors for errors in row.values() for message in errors]
    return list(dict.fromkeys(found))


class RuleViewSet(ModelViewSet):
    """Base of the rules."""

    base_form_class = None
    fields: tuple = ()
    """The panels of the form, without the preview."""
    add_view_class = RuleCreateView
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    add_to_reference_index = False

    def get_edit_handler(self):
        panels = [*self.fields, PreviewPanel(self.get_url_name("preview"), heading=_("保存前先看影响"))]
        return ObjectList(panels, base_form_class=self.base_form_class).bind_to_model(self.model)

    def get_urlpatterns(self):
        view = self.construct_view(PreviewView, panel=self._edit_handler)
        own = [path("preview/", view, name="preview"), path("preview/<int:pk>/", view, name="preview_row")]
        return [*(pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"), *own]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})


ACTIVE = BooleanColumn("active", label=pgettext_lazy("search rule", "启用"), sort_key="active")


class SynonymViewSet(RuleViewSet):
    model = SynonymGroup
    base_form_class = SynonymForm
    icon = "link"
    name = "search_synonyms"
    url_prefix = "search/synonyms"
    list_display = (
        Column("words", label=_("词语"), accessor=str),
        Column("kind", label=_("关系"), accessor=lambda row: row.get_kind_display().split("：")[0]),
        ACTIVE,
        UpdatedAtColumn(),
    )
    list_filter = ("kind", "active")
    search_fields = ("words", "broader", "note")
    fields = (
        FieldPanel("kind"),
        FieldPanel("broader"),
        FieldPanel("words"),
        FieldPanel("active"),
        FieldPanel("note"),
    )


class StopViewSet(RuleViewSet):
    model = StopPhrase
    base_form_class = StopForm
    icon = "cross"
    name = "search_stops"
    url_prefix = "search/stops"
    list_display = ("phrase", ACTIVE, "note", UpdatedAtColumn())
    list_filter = ("active",)
    search_fields = ("phrase", "note")
    fields = (FieldPanel("phrase"), FieldPanel("active"), FieldPanel("note"))


class PromotionViewSet(RuleViewSet):
    model = Promotion
    base_form_class = PromotionForm
    icon = "pick"
    name = "search_promotions"
    url_prefix = "search/promotions"
    list_display = (
        Column("words", label=_("检索词"), accessor=str),
        "reason",
        "starts",
        "ends",
        ACTIVE,
        UpdatedAtColumn(),
    )
    list_filter = ("active",)
    search_fields = ("words", "reason")
    fields = (
        FieldPanel("words"),
        InlinePanel(
            "resources",
            panels=[FieldPanel("resource_id", widget=resource_chooser.widget_class)],
            heading=_("推荐的内容（按顺序显示）"),
            label=_("内容"),
            min_num=1,
        ),
        FieldPanel("reason"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")], heading=_("有效期")),
        FieldPanel("active"),
    )


class JudgedCreateView(RuleCreateView):
    """A new judged query; with `?query=…` it begins with what the search finds now, or opens the one that is there."""

    def get(self, request, *args, **kwargs):
        there = JudgedQuery.objects.filter(query=_asked(request)).first()
        if there:
            return redirect(self.edit_url_name, there.pk)
        return super().get(request, *args, **kwargs)

    def get_initial_form_instance(self):
        query = _asked(self.request)
        if self.request.method != "GET" or not query:
            return None
        judged = JudgedQuery(query=query)
        hits = run_search(SearchRequest(q=query, page_size=MOST_TO_JUDGE)).hits
        judged.judgements = [Judgement(resource_id=hit.id) for hit in hits]
        return judged


def _asked(request: HttpRequest) -> str:
    """The query that a report hands over."""
    return " ".join(request.GET.get("query", "").split())[:MOST_OF_QUERY]


class JudgedViewSet(ModelViewSet):
    model = JudgedQuery
    icon = "clipboard-list"
    name = "search_judged"
    url_prefix = "search/judged"
    add_view_class = JudgedCreateView
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    add_to_reference_index = False
    list_display = (
        "query",
        Column("judgements", label=_("已评结果"), accessor=lambda row: row.judgements.count()),
        "note",
        UpdatedAtColumn(),
    )
    search_fields = ("query", "note")

    def get_edit_handler(self):
        chooser = FieldPanel("resource_id", widget=resource_chooser.widget_class)
        panels = [
            HelpPanel(content=_("给每项结果评分；没有评分的不保存。评判用例是以后每次修改检索规则时的尺子。")),
            FieldPanel("query"),
            FieldPanel("note"),
            InlinePanel(
                "judgements",
                panels=[FieldRowPanel([chooser, FieldPanel("grade")])],
                heading=_("结果与评分"),
                label=_("结果"),
            ),
        ]
        return ObjectList(panels, base_form_class=JudgedForm).bind_to_model(self.model)

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})


class SearchGroup(ModelViewSetGroup):
    items = (ReportViewSet, SynonymViewSet, PromotionViewSet, StopViewSet, JudgedViewSet)
    menu_label = _("检索维护")
    menu_name = "search-tending"
    menu_icon = "search"
    menu_order = 450
