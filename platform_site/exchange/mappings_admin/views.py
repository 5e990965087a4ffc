"""The pages of saved mappings: the list, a first file, one mapping with its versions, and what is done with it."""

from __future__ import annotations

import json
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..access import runs_for
from ..errors import FileRefused
from ..mapping.saving import duplicate, restore_version
from ..profiles import get_profile
from .access import mappings_for, places, samples_for
from .forms import MappingFileForm, SampleForm
from .sampling import sample_of_run

SHOWN_SAMPLES = 10


class MappingPage(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin under “导入映射”; whoever may bring in no table is turned away."""

    header_icon = "table"
    page_title = gettext_lazy("导入映射")

    def dispatch(self, request, *args, **kwargs):
        self.places = places(request.user)
        if not self.places:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        here = [{"url": reverse("mappings:list"), "label": _("导入映射")}]
        return [*self.breadcrumbs_items, *here, *self.path()]

    def path(self) -> list[dict]:
        """The breadcrumbs below the list of mappings."""
        return []


class MappingList(MappingPage):
    template_name = "exchange/mappings/list.html"

    def get_context_data(self, **kwargs):
        labels = {profile.key: profile.label for profile, _institution in self.places}
        rows = [
            {"mapping": mapping, "profile": labels.get(mapping.profile, mapping.profile), "version": mapping.newest}
            for mapping in mappings_for(self.request.user).order_by("institution__path", "profile", "name")
        ]
        samples = samples_for(self.request.user)[:SHOWN_SAMPLES]
        return super().get_context_data(rows=rows, samples=samples, mapping_file=MappingFileForm(self.places), **kwargs)


class NewSample(MappingPage):
    """A file to make a mapping for: uploaded here, or one that an import has already."""

    template_name = "exchange/mappings/new.html"

    def path(self):
        return [{"url": "", "label": _("看一个文件")}]

    def get_context_data(self, **kwargs):
        stored = runs_for(self.request.user).exclude(stored="").filter(profile__in=self.profiles())
        kwargs.setdefault("form", SampleForm(self.places))
        return super().get_context_data(runs=stored.order_by("-pk")[:SHOWN_SAMPLES], **kwargs)

    def profiles(self) -> set[str]:
        return {profile.key for profile, _institution in self.places}

    def post(self, request):
        try:
            sample = self.of_run(request) if "run" in request.POST else self.uploaded(request)
        except FileRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("mappings:new")
        if sample is None:
            return self.render_to_response(self.get_context_data(form=self.form))
        return redirect("mappings:edit", sample.pk)

    def of_run(self, request):
        chosen = request.POST["run"]
        runs = runs_for(request.user).exclude(stored="").filter(profile__in=self.profiles())
        run = get_object_or_404(runs, pk=int(chosen) if chosen.isdigit() else 0)
        if (run.profile, run.institution_id) not in {(profile.key, place.pk) for profile, place in self.places}:
            raise PermissionDenied
        return sample_of_run(run, user=request.user)

    def uploaded(self, request):
        self.form = SampleForm(self.places, request.POST, request.FILES)
        return self.form.keep(request.user) if self.form.is_valid() else None


class MappingMixin:
    """A view about one saved mapping: one out of scope is not there."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.mapping = get_object_or_404(mappings_for(request.user), pk=kwargs["pk"])


class MappingDetail(MappingMixin, MappingPage):
    template_name = "exchange/mappings/detail.html"

    @property
    def page_subtitle(self):
        return self.mapping.name

    def path(self):
        return [{"url": "", "label": self.mapping.name}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            mapping=self.mapping,
            profile=get_profile(self.mapping.profile),
            versions=self.mapping.versions.select_related("created_by"),
            content=json.dumps(
                {key: value for key, value in self.mapping.newest.content.items() if key != "editor"},
                ensure_ascii=False,
                indent=2,
            ),
            samples=samples_for(self.request.user).filter(
                profile=self.mapping.profile, institution=self.mapping.institution
            )[:SHOWN_SAMPLES],
            **kwargs,
        )


class MappingDeed(MappingMixin, View):
    """Something to be done with a mapping, by POST."""

    http_method_names = ["post"]


class Duplicate(MappingDeed):
    def post(self, request, pk):
        copy = duplicate(saved=self.mapping, user=request.user)
        messages.success(request, _("已复制为“%(name)s”。") % {"name": copy.name})
        return redirect("mappings:detail", copy.pk)


class Restore(MappingDeed):
    def post(self, request, pk, number):
        version = get_object_or_404(self.mapping.versions, number=number)
        newest = restore_version(version=version, user=request.user)
        text = _("已恢复第 %(old)s 版，现为第 %(new)s 版。")
        messages.success(request, text % {"old": number, "new": newest.number})
        return redirect("mappings:detail", pk)


class Delete(MappingDeed):
    def post(self, request, pk):
        name = self.mapping.name
        self.mapping.delete()
        messages.success(request, _("已删除映射“%(name)s”；已完成的导入不受影响。") % {"name": name})
        return redirect("mappings:list")


class Export(MappingMixin, View):
    """The newest version as a JSON file, which `ingest --mapping` and the import of mappings take."""

    def get(self, request, pk):
        text = json.dumps(self.mapping.newest.content, ensure_ascii=False, indent=2)
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(self.mapping.name)}.json"
        return response


class ImportMapping(MappingPage):
    """A mapping from a JSON file."""

    http_method_names = ["post"]

    def post(self, request):
        form = MappingFileForm(self.places, request.POST, request.FILES)
        if not form.is_valid():
            messages.error(request, " ".join(text for texts in form.errors.values() for text in texts))
            return redirect("mappings:list")
        try:
            saved = form.save(request.user)
        except FileRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("mappings:list")
        messages.success(request, _("已读入映射“%(name)s”。") % {"name": saved.name})
        return redirect("mappings:detail", saved.pk)
