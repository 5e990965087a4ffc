"""Lists kept under a name: one's own, or shared with an institution."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .models import SavedView
from .permissions import ACTIONS, InstitutionPermissionPolicy, path_and_ancestors

PASSING = ("p", "_w_filter_fragment", "id", "childOf")
NAME_LENGTH = 60


@dataclass(frozen=True)
class Tab:
    """A saved view as the list shows it."""

    pk: int
    name: str
    query: str
    shared: bool
    own: bool
    active: bool


def kept_query(query: QueryDict) -> str:
    """The filters, words and order of a list, without the page; in one fixed order, so that two can be compared."""
    kept = [(name, value) for name, value in parse_qsl(query.urlencode()) if name not in PASSING and value]
    return urlencode(sorted(kept))


def views_for(model, user, query: str) -> list[Tab]:
    """The user's own views of that list, and those shared with an institution above or beneath the user's."""
    found = SavedView.objects.filter(content_type=ContentType.objects.get_for_model(model))
    found = found.filter(Q(owner=user) | shared_with(model, user))
    return [
        Tab(
            pk=view.pk,
            name=view.name,
            query=view.query,
            shared=view.institution_id is not None,
            own=view.owner_id == user.pk,
            active=view.query == query and bool(query),
        )
        for view in found
    ]


def shared_with(model, user) -> Q:
    if user.is_superuser:
        return Q(institution__isnull=False)
    policy = InstitutionPermissionPolicy(model)
    paths = policy.paths(user, ACTIONS)
    above = {start for path in paths for start in path_and_ancestors(path)}
    return Q(institution__path__in=above) | policy.within(user, ACTIONS, "institution__")


class SavedViewView(PermissionCheckedMixin, View):
    """Base: both work on a list, and return to it."""

    model = None
    permission_policy = None
    index_url_name = None
    any_permission_required = list(ACTIONS)
    http_method_names = ["post"]

    def back(self, query: str = "") -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{reverse(self.index_url_name)}{'?' if query else ''}{query}")


class SaveView(SavedViewView):
    """Keeps the list's parameters under a name; the same name again replaces one's own."""

    def post(self, request):
        name = request.POST.get("name", "").strip()[:NAME_LENGTH]
        query = kept_query(QueryDict(request.POST.get("query", "")))
        if not name:
            messages.error(request, _("请给这个视图起一个名称，再保存。"))
            return self.back(query)
        SavedView.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(self.model),
            owner=request.user,
            name=name,
            defaults={"query": query, "institution": self.institution(request)},
        )
        messages.success(request, _("已保存视图“%(name)s”。") % {"name": name})
        return self.back(query)

    def institution(self, request):
        """The highest institution of whoever shares."""
        if not request.POST.get("shared"):
            return None
        return self.permission_policy.institutions(request.user, ACTIONS).order_by("depth", "path").first()


class DeleteView(SavedViewView):
    """One's own, or as an administrator any."""

    def post(self, request, view_id):
        types = ContentType.objects.get_for_model(self.model)
        view = get_object_or_404(SavedView, pk=view_id, content_type=types)
        if view.owner_id != request.user.pk and not request.user.is_superuser:
            raise PermissionDenied
        view.delete()
        messages.success(request, _("已删除视图“%(name)s”。") % {"name": view.name})
        return self.back()
