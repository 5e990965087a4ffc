"""待确认名称: written names without a confirmed agent, their candidates, and the decisions about them."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.snippets.widgets import AdminSnippetChooser

from platform_site.records.models import Contribution
from platform_site.vocabulary.errors import AuthorityRefused
from platform_site.vocabulary.models import Agent, NameDecision

from .deciding import confirm, decisions_for, establish, rule_out, take_back
from .waiting import grouped, models_for, record_of, waiting, with_candidates

NAMES, RECORDS, DECISIONS = 25, 200, 50


class NameForm(forms.Form):
    """What a person decides. `rows` are chosen rows; without `only_chosen` all that wait are meant."""

    action = forms.ChoiceField(choices=[("confirm", ""), ("rule_out", ""), ("establish", "")])
    name = forms.CharField(max_length=500, strip=False)
    agent = forms.ModelChoiceField(Agent.objects.all(), required=False)
    other = forms.ModelChoiceField(Agent.objects.all(), required=False)
    kind = forms.ChoiceField(choices=Agent.Kind, required=False)
    only_chosen = forms.BooleanField(required=False)
    rows = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data, rows: list[str]):
        super().__init__(data)
        self.fields["rows"].choices = [(row, row) for row in rows if row.isdecimal()]

    def clean(self):
        data = super().clean()
        data["agent"] = data.get("other") or data.get("agent")
        if data.get("action") in ("confirm", "rule_out") and not data.get("agent"):
            raise forms.ValidationError(_("请先选择一位责任者。"))
        if data.get("only_chosen") and not data.get("rows"):
            raise forms.ValidationError(_("没有勾选任何记录。"))
        return data


def model_of(request, label: str = "") -> type[Contribution]:
    """The model asked for, else the first that the user may work on. Raises Http404 for one out of scope."""
    mine = models_for(request.user)
    if not label:
        return mine[0]
    found = next((model for model in mine if model._meta.label == label), None)
    if found is None:
        raise Http404
    return found


class NamesPaginator(Paginator):
    """Reads how many names there are with the rows of the page."""

    def page(self, number):
        number = int(number)
        rows = list(self.object_list[(number - 1) * self.per_page : number * self.per_page]) if number > 0 else []
        self.count = rows[0]["names"] if rows else 0
        return self._get_page(rows, self.validate_number(number), self)


class WaitingView(ListView):
    """Names of one collection, most frequent first."""

    template_name = "exchange/matching/waiting.html"
    paginate_by = NAMES
    paginator_class = NamesPaginator

    def dispatch(self, request, *args, **kwargs):
        if not models_for(request.user):
            return permission_denied(request)
        self.model = model_of(request, request.GET.get("model", ""))
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return grouped(self.model, self.request.user, self.request.GET.get("q", "").strip())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        label = self.model._meta.label
        return {
            **context,
            "groups": with_candidates(self.model, self.request.user, list(context["page_obj"].object_list)),
            "label": label,
            "tabs": [(model._meta.label, title_of(model)) for model in models_for(self.request.user)],
            "q": self.request.GET.get("q", ""),
            "query": urlencode({"model": label, "q": self.request.GET.get("q", "")}),
            "page_title": gettext_lazy("待确认名称"),
            "header_icon": "user",
        }


def title_of(model: type[Contribution]) -> str:
    meta = record_of(model)[0]._meta
    return f"{meta.app_config.verbose_name} · {meta.verbose_name}"


def name_view(request, label: str):
    """One written name: its candidates and the records that write it."""
    if not models_for(request.user):
        return permission_denied(request)
    model, name = model_of(request, label), request.GET.get("name", "")
    if request.method == "POST":
        return decide(request, model)
    groups = list(grouped(model, request.user).filter(name=name))
    if not groups:
        messages.success(request, _("“%(name)s”没有待确认的记录了。") % {"name": name})
        return redirect(list_url(model))
    parent, relation = record_of(model)
    rows = waiting(model, request.user).filter(name=name).select_related(f"{relation}__institution").order_by("pk")
    chooser = AdminSnippetChooser(Agent)
    context = {
        "group": with_candidates(model, request.user, groups)[0],
        "rows": [(row, getattr(row, relation)) for row in rows[:RECORDS]],
        "edit_url": parent.snippet_viewset.get_url_name("edit"),
        "chooser": chooser.render("other", None, {"id": "id_other_agent"}),
        "media": chooser.media,
        "kinds": Agent.Kind.choices,
        "may_add": request.user.has_perm("vocabulary.add_agent"),
        "label": label,
        "back": list_url(model),
        "page_title": gettext_lazy("待确认名称"),
        "header_icon": "user",
    }
    return render(request, "exchange/matching/name.html", context)


def list_url(model: type[Contribution]) -> str:
    return f"{reverse('matching:index')}?{urlencode({'model': model._meta.label})}"


def name_url(model: type[Contribution], name: str) -> str:
    return f"{reverse('matching:name', args=[model._meta.label])}?{urlencode({'name': name})}"


def decide(request, model: type[Contribution]):
    """Does what the form says, and tells how many records it linked or why it could not."""
    form = NameForm(request.POST, request.POST.getlist("rows"))
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect(name_url(model, request.POST.get("name", "")))
    data = form.cleaned_data
    try:
        said = deed(request.user, model, data)
    except AuthorityRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(name_url(model, data["name"]))


def deed(user, model: type[Contribution], data: dict) -> str:
    """One of the three deeds; returns what was done, for people."""
    name, rows = data["name"], data["rows"] if data["only_chosen"] else None
    if data["action"] == "rule_out":
        rule_out(model=model, name=name, agent=data["agent"], user=user)
        return _("已记住：“%(name)s”不是%(agent)s。") % {"name": name, "agent": data["agent"]}
    if data["action"] == "establish":
        kind = data["kind"] or Agent.Kind.PERSON
        done = establish(model=model, name=name, kind=kind, user=user, rows=rows)
    else:
        done = confirm(model=model, name=name, agent=data["agent"], user=user, rows=rows)
    links = sum(decision.links for decision in done)
    return _("已把“%(name)s”的 %(count)s 处著录关联到%(agent)s；可在“名称判断记录”中撤销。") % {
        "name": name,
        "count": links,
        "agent": done[0].agent,
    }


class DecisionsView(ListView):
    """What was decided in the user's institutions, newest first, each with its undo."""

    template_name = "exchange/matching/decisions.html"
    paginate_by = DECISIONS

    def dispatch(self, request, *args, **kwargs):
        if not models_for(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return decisions_for(self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(page_title=gettext_lazy("名称判断记录"), header_icon="history", **kwargs)


@require_POST
def undo(request, pk: int):
    """Takes a decision back; one of other institutions is not there."""
    decision = get_object_or_404(NameDecision.objects.select_related("institution"), pk=pk)
    try:
        loosened = take_back(decision=decision, user=request.user)
    except PermissionDenied as error:
        raise Http404 from error
    except AuthorityRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已撤销，%(count)s 处著录恢复为待确认。") % {"count": loosened})
    return redirect(reverse("matching:decisions"))


urlpatterns = (
    [
        path("", WaitingView.as_view(), name="index"),
        path("decisions/", DecisionsView.as_view(), name="decisions"),
        path("decisions/<int:pk>/undo/", undo, name="undo"),
        path("<str:label>/", name_view, name="name"),
    ],
    "matching",
)
