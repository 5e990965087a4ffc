"""Pictures for records in the admin: a ZIP file, what matches, apply, take back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.vocabulary.models import Institution
from platform_site.vocabulary.rights import Rights

from ..errors import FileRefused
from .access import jobs_for, places
from .applying import keep_archive, matches_of, model_of, undo
from .matching import LABELS
from .tasks import set_pictures

SHOWN_JOBS, SHOWN_FILES = 20, 500


class ArchiveForm(forms.Form):
    place = forms.ChoiceField(label=gettext_lazy("给哪里的记录"))
    file = forms.FileField(label=gettext_lazy("图片（ZIP 文件）"))
    replace = forms.BooleanField(label=gettext_lazy("替换记录现有的图片"), required=False)
    credit = forms.CharField(
        label=gettext_lazy("署名"), required=False, max_length=500, help_text=gettext_lazy("不填则用记录的致谢行")
    )
    rights = forms.ChoiceField(
        label=gettext_lazy("权利声明"),
        required=False,
        choices=[("", gettext_lazy("用记录自己的")), *Rights.choices],
    )

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {f"{model._meta.label} {place.pk}": (model, place) for model, place in places(user)}
        self.fields["place"].choices = [
            (key, f"{place.label} · {model._meta.verbose_name}") for key, (model, place) in self.places.items()
        ]


class PicturePage(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin under “配图”; whoever may change no record is turned away."""

    header_icon = "image"
    page_title = gettext_lazy("配图")

    def dispatch(self, request, *args, **kwargs):
        if not places(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("pictures:list"), "label": _("配图")}, *self.path()]

    def path(self) -> list[dict]:
        """The breadcrumbs below the list."""
        return []


class PictureJobs(PicturePage):
    template_name = "exchange/pictures/list.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ArchiveForm(self.request.user))
        return super().get_context_data(jobs=jobs_for(self.request.user)[:SHOWN_JOBS], **kwargs)

    def post(self, request):
        form = ArchiveForm(request.user, request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        wanted = form.cleaned_data
        model, institution = form.places[wanted["place"]]
        try:
            job = keep_archive(
                file=wanted["file"],
                model=model,
                institution=institution,
                replace=wanted["replace"],
                credit=wanted["credit"],
                rights=wanted["rights"],
                user=request.user,
            )
        except FileRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("pictures:list")
        return redirect("pictures:job", job.pk)


class JobMixin:
    """A view about one job of pictures: one out of scope is not there."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.job: Job = get_object_or_404(jobs_for(request.user), pk=kwargs["pk"])


class PictureJob(JobMixin, PicturePage):
    template_name = "exchange/pictures/job.html"

    @property
    def page_subtitle(self):
        return self.job.label

    def path(self):
        return [{"url": "", "label": self.job.label}]

    def get_context_data(self, **kwargs):
        counts = self.job.params["counts"]
        return super().get_context_data(
            job=self.job,
            institution=Institution.objects.get(pk=self.job.params["institution"]),
            model=model_of(self.job)._meta.verbose_name,
            counts=[(LABELS[status], counts[status]) for status in LABELS if counts[status]],
            matches=sorted(matches_of(self.job), key=lambda item: list(LABELS).index(item.status))[:SHOWN_FILES],
            waits=self.job.state == Job.State.REVIEW,
            undoable=self.job.is_over and self.job.changes.exists(),
            **kwargs,
        )


class PictureDeed(JobMixin, View):
    http_method_names = ["post"]


class Apply(PictureDeed):
    def post(self, request, pk):
        if running.wait_again(self.job, states=(Job.State.REVIEW,)):
            transaction.on_commit(lambda: set_pictures.enqueue(pk))
            messages.success(request, _("正在配图。"))
        return redirect("pictures:job", pk)


class Undo(PictureDeed):
    def post(self, request, pk):
        try:
            counts = undo(pk, user=request.user)
        except FileRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("撤销完成：恢复 %(restored)s，因后来的修改而保留 %(left)s。") % counts)
        return redirect("pictures:job", pk)
