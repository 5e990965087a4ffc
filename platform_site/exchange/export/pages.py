"""The page of an export that takes a while: asked for, made, fetched. Each belongs to the person who asked."""

from __future__ import annotations

from django.core.files.storage import storages
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from platform_site.jobs.domain import running
from platform_site.jobs.domain.progress import progress_of
from platform_site.jobs.models import Job

from ..views.base import WORKING, WhileWorking
from .making import KEPT, KIND, model_of
from .registry import format_of


class OwnJob:
    """A view about one export: another person's is not there."""

    job: Job

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.job = get_object_or_404(Job, pk=kwargs["pk"], kind=KIND, created_by=request.user)


class Page(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "download"
    page_title = _("导出")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]


class AskFirst(Page):
    """How many records it would be, before anything is begun."""

    http_method_names = ["get", "head"]
    template_name = "exchange/export/ask.html"


class ExportPage(OwnJob, WhileWorking, Page):
    template_name = "exchange/export/job.html"

    @property
    def page_subtitle(self):
        return self.job.label

    def get_context_data(self, **kwargs):
        job = self.job
        return super().get_context_data(
            job=job,
            refreshes=job.state in WORKING,
            progress=progress_of(job),
            is_there="file" in job.params,
            kept_until=job.finished_at and job.finished_at + KEPT,
            **kwargs,
        )


class Fetch(OwnJob, View):
    http_method_names = ["get", "head"]

    def get(self, request, pk):
        name = self.job.params.get("file")
        if not name:
            raise Http404
        form = format_of(model_of(self.job), self.job.params["format"])
        file = storages["private"].open(name)
        return FileResponse(file, as_attachment=True, filename=name.rpartition("/")[2], content_type=form.media_type)


class Cancel(OwnJob, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        with transaction.atomic():
            running.ask(self.job, Job.Wanted.CANCEL)
        return redirect("exports:job", pk)
