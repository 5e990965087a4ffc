"""The log of merges in the admin: who merged what, when, and taking it back."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.snippets.permissions import get_permission_name

from .domain.unmerging import undo_merge
from .errors import AuthorityRefused
from .models import AUTHORITIES, Merge

PER_PAGE = 50


def may_change(user, model) -> bool:
    return user.has_perm(get_permission_name("change", model))


class MergeListView(ListView):
    """Merges of the authorities that the user may change, newest first."""

    template_name = "vocabulary/admin/merges.html"
    paginate_by = PER_PAGE

    def dispatch(self, request, *args, **kwargs):
        self.models = [model for model in AUTHORITIES if may_change(request.user, model)]
        if not self.models:
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        types = ContentType.objects.get_for_models(*self.models).values()
        entries = Merge.objects.filter(content_type__in=types).defer("snapshot", "moved", "removed", "drafts")
        return entries.select_related("content_type", "merged_by", "undone_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(page_title=gettext_lazy("合并记录"), header_icon="resubmit", **kwargs)


@require_POST
def undo(request, pk: int):
    """Takes a merge back and says what stands again, or why not."""
    entry = get_object_or_404(Merge.objects.select_related("content_type"), pk=pk)
    if not may_change(request.user, entry.content_type.model_class()):
        raise PermissionDenied
    try:
        restored = undo_merge(entry=entry, user=request.user)
    except AuthorityRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已撤销合并，“%(label)s”恢复原状。") % {"label": restored})
    return redirect(reverse("authority_merges:index"))


urlpatterns = (
    [path("", MergeListView.as_view(), name="index"), path("<int:pk>/undo/", undo, name="undo")],
    "authority_merges",
)
