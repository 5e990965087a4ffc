"""The editor: each column of a sample with what it becomes, and the rows as they would be, at every change."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..errors import FileRefused
from ..mapping.models import MappingSample, SavedMapping
from ..mapping.saving import save_mapping
from ..profiles import get_profile
from ..tasks import carry_on_import
from .access import mappings_for, samples_for
from .choices import Choices, from_content, from_form, guessed
from .previewing import Preview, preview
from .sampling import import_sample
from .targets import target_groups, targets_of
from .views import MappingPage
from .wording import KINDS, OTHERWISE, TOGETHER, WHEN


class SampleMixin:
    """A view about one sample: one out of scope is not there."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        samples = samples_for(request.user)
        self.sample: MappingSample = get_object_or_404(samples, pk=kwargs["pk"])
        self.profile = get_profile(self.sample.profile)

    @property
    def columns(self) -> list[dict]:
        return self.sample.head["columns"]


class Editor(SampleMixin, MappingPage):
    template_name = "exchange/mappings/editor.html"

    @property
    def page_subtitle(self):
        return self.sample.file_name

    def path(self):
        return [{"url": "", "label": self.sample.file_name}]

    @cached_property
    def fitting(self) -> list[SavedMapping]:
        """The institution's saved mappings of the profile, those first whose columns are all there."""
        saved = mappings_for(self.request.user).filter(profile=self.sample.profile, institution=self.sample.institution)
        present = {column["name"] for column in self.columns}
        return sorted(saved, key=lambda item: not columns_of(item) <= present)

    def get(self, request, pk):
        choices, name, missing = self.first_choices()
        return self.show(choices, name, missing)

    def first_choices(self) -> tuple[Choices, str, list[str]]:
        """The choices of the mapping that the address names or that fits, else guesses; its name; what it misses."""
        wanted = self.request.GET.get("mapping", "")
        present = {column["name"] for column in self.columns}
        found = next((item for item in self.fitting if str(item.pk) == wanted), None)
        if found is None and not wanted and self.fitting and columns_of(self.fitting[0]) <= present:
            found = self.fitting[0]
        if found is None or "editor" not in found.newest.content:
            return guessed(self.columns, targets_of(self.profile.model).values()), "", []
        choices, missing = from_content(found.newest.content, self.columns)
        return choices, found.name, missing

    def post(self, request, pk):
        choices = from_form(request.POST, self.columns)
        name, action = request.POST.get("name", "").strip(), request.POST.get("action", "preview")
        if action == "preview":
            return self.show(choices, name)
        found = preview(self.sample, choices, request.user)
        if found.faults:
            messages.error(request, _("还不能保存：请先改正下面标出的问题。"))
            return self.show(choices, name, found=found)
        try:
            saved = save_mapping(
                institution=self.sample.institution,
                profile=self.profile,
                name=name,
                content=found.content,
                user=request.user,
            )
        except FileRefused as refusal:
            messages.error(request, str(refusal))
            return self.show(choices, name, found=found)
        if action == "import":
            return self.bring_in(saved)
        text = _("已保存为“%(name)s”第 %(number)s 版。")
        messages.success(request, text % {"name": saved.name, "number": saved.newest.number})
        return redirect("mappings:detail", saved.pk)

    def bring_in(self, saved: SavedMapping):
        run = import_sample(sample=self.sample, content=saved.newest.content, user=self.request.user)
        transaction.on_commit(lambda: carry_on_import.enqueue(run.job_id))
        messages.success(self.request, _("已交给导入：正在读取，读完后逐条审核。"))
        return redirect("imports:run", run.pk)

    def show(self, choices: Choices, name: str, missing=(), found: Preview | None = None):
        found = found or preview(self.sample, choices, self.request.user)
        return self.render_to_response(
            self.get_context_data(
                sample=self.sample,
                profile=self.profile,
                groups=target_groups(self.profile.model),
                rows=[
                    {"index": index, "column": column, "kind": KINDS[column["kind"]], "choice": choice}
                    for index, (column, choice) in enumerate(zip(self.columns, choices.columns, strict=True))
                ],
                constants=list(enumerate(choices.constants)),
                name=name,
                missing=missing,
                fitting=self.fitting,
                wording={"otherwise": OTHERWISE, "when": WHEN, "together": TOGETHER},
                preview=found,
            )
        )


class PreviewPart(SampleMixin, MappingPage):
    """The preview alone, as the page asks for it at every change."""

    http_method_names = ["post"]

    def post(self, request, pk):
        found = preview(self.sample, from_form(request.POST, self.columns), request.user)
        return render(request, "exchange/mappings/preview.html", {"preview": found, "sample": self.sample})


def columns_of(saved: SavedMapping) -> set[str]:
    """The columns that the editor's choices of a mapping use."""
    chosen = saved.newest.content.get("editor", {}).get("columns", ())
    used = {item["column"] for item in chosen if item.get("target")}
    return used or {""}
