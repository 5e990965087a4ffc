"""A record as a citizen will see it, drafts included; nothing of the admin is around it."""

from django.shortcuts import get_object_or_404
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .permissions import ACTIONS


class AsCitizenView(PermissionCheckedMixin, View):
    """The public page of the latest version, as anybody would get it."""

    model = None
    permission_policy = None
    any_permission_required = list(ACTIONS)
    http_method_names = ["get"]

    def get(self, request, pk):
        record = get_object_or_404(self.model, pk=pk)
        latest = record.get_latest_revision_as_object()
        return latest.make_preview_request(request, latest.default_preview_mode)
