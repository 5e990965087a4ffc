"""What every page of imports shares: the run within its user's scope, and the way to it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from platform_site.jobs.models import Job

from ..access import may, runs_for
from ..models import Run

REFRESH_SECONDS = 3
WORKING = (Job.State.WAITING, Job.State.RUNNING)


class WhileWorking:
    """A page about a job; `refreshes` in its context says that a worker is at it."""

    def render_to_response(self, context, **kwargs):
        """While a worker is at it the browser asks again by itself, with or without JavaScript."""
        response = super().render_to_response(context, **kwargs)
        if context["refreshes"]:
            response["Refresh"] = str(REFRESH_SECONDS)
        return response


class ImportPage(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin under “导入”."""

    header_icon = "download"
    page_title = _("导入")

    def get_breadcrumbs_items(self):
        here = [{"url": reverse("imports:list"), "label": _("导入")}]
        return [*self.breadcrumbs_items, *here, *self.path()]

    def path(self) -> list[dict]:
        """The breadcrumbs below the list of imports."""
        return []


class RunMixin:
    """A view about one run: a run out of scope is not there."""

    run: Run

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.run = get_object_or_404(runs_for(request.user), pk=kwargs["pk"])

    def require(self, action: str) -> None:
        """Raises PermissionDenied unless the user has that right in the institution of the run."""
        if not may(self.request.user, action, self.run):
            raise PermissionDenied


class RunDeed(RunMixin, View):
    """Something to be done with a run, by POST."""

    http_method_names = ["post"]


class RunPage(RunMixin, ImportPage):
    @property
    def page_subtitle(self):
        return self.run.file_name

    def path(self):
        return [{"url": reverse("imports:run", args=[self.run.pk]), "label": self.run.file_name}]
