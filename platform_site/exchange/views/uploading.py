"""A file brought in by its curator: kept, then read by a worker for review."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.edit import FormMixin

from platform_site.records.forms import InstitutionChoiceField
from platform_site.records.permissions import InstitutionPermissionPolicy, path_and_ancestors
from platform_site.venues.config import venue_of
from platform_site.vocabulary.models import Institution

from ..access import UPLOAD, profiles_for
from ..domain import runs
from ..mapping.mapping import known_mappings
from ..mapping.models import SavedMapping
from ..profiles import Profile, profiles_that_read
from ..tasks import carry_on_import
from .base import ImportPage

SEPARATOR = "/"
HEAD = 1 << 16
"""Bytes of a file that are looked at to tell what it is."""


class UploadForm(forms.Form):
    """Profiles, institutions and mappings are those that the user may bring files in by."""

    profile = forms.ChoiceField(
        label=gettext_lazy("导入方案"),
        required=False,
        help_text=gettext_lazy("不选时看文件的内容：MARC、CNMARC、LIDO、表格等都认得出来。"),
    )
    institution = InstitutionChoiceField(
        label=gettext_lazy("机构"), queryset=Institution.objects.none(), empty_label=None
    )
    file = forms.FileField(label=gettext_lazy("文件"), help_text=gettext_lazy("CSV、XLSX、JSON、MARC 等，可以压缩。"))
    mapping = forms.ChoiceField(
        label=gettext_lazy("映射"), required=False, help_text=gettext_lazy("不选时取与文件的列最相符的一个。")
    )
    overwrite = forms.BooleanField(
        label=gettext_lazy("连编辑改过的内容也提出修改"),
        required=False,
        help_text=gettext_lazy("不勾选时，编辑改过的字段保持原样，只在审核时列出来源的说法。"),
    )

    def __init__(self, *args, user, profiles: list[Profile], **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.profiles = {profile.key: profile for profile in profiles}
        self.fields["profile"].choices = [
            ("", gettext_lazy("自动")),
            *((profile.key, f"{venue_of(profile.model).title} · {profile.label}") for profile in profiles),
        ]
        self.fields["institution"].queryset = self.institutions(profiles)
        self.contents, titles = {}, []
        for profile in profiles:
            for name, label, content in self.mappings_of(profile):
                key = f"{profile.key}{SEPARATOR}{name}"
                self.contents[key] = content
                titles.append((key, f"{label}（{profile.label}）"))
        self.fields["mapping"].choices = [("", gettext_lazy("自动")), *titles]

    def mappings_of(self, profile: Profile) -> Iterator[tuple[str, str, dict]]:
        """(key, label, content) of the mappings that staff saved for the user's institutions, then the venue's own."""
        own = InstitutionPermissionPolicy(profile.model).institutions(self.user, [UPLOAD])
        above = {path for item in own.values_list("path", flat=True) for path in path_and_ancestors(item)}
        for saved in SavedMapping.objects.filter(profile=profile.key, institution__path__in=above):
            yield f"saved-{saved.pk}", saved.name, saved.newest.content
        for mapping in known_mappings(profile):
            yield mapping.name, mapping.label, mapping.content

    def institutions(self, profiles: list[Profile]):
        keys = set()
        for profile in profiles:
            own = InstitutionPermissionPolicy(profile.model).institutions(self.user, [UPLOAD])
            keys |= set(own.filter(venue=venue_of(profile.model).slug).values_list("pk", flat=True))
        return Institution.objects.filter(pk__in=keys).order_by("path")

    def clean(self):
        found = super().clean()
        institution = found.get("institution")
        if not found.get("profile") and found.get("mapping"):
            found["profile"] = found["mapping"].rpartition(SEPARATOR)[0]
        elif not found.get("profile") and found.get("file") and institution:
            found["profile"] = self.recognised(found["file"], institution)
        profile = self.profiles.get(found.get("profile"))
        if profile and institution and not self.fits(profile, institution):
            self.add_error("institution", _("这个机构不属于该方案的场馆，或不在您的工作范围内。"))
        mapping = found.get("mapping")
        if profile and mapping and mapping.rpartition(SEPARATOR)[0] != profile.key:
            self.add_error("mapping", _("这个映射属于另一个方案。"))
        return found

    def recognised(self, file, institution: Institution) -> str:
        """The key of the likeliest profile of the institution's venue for the file's content; empty with an error."""
        head = file.read(HEAD)
        file.seek(0)
        for profile in profiles_that_read(head, file.name):
            if profile.key in self.profiles and venue_of(profile.model).slug == institution.venue:
                return profile.key
        self.add_error("file", _("认不出这是什么文件；请核对文件，或自己选一个导入方案。"))
        return ""

    def fits(self, profile: Profile, institution: Institution) -> bool:
        policy = InstitutionPermissionPolicy(profile.model)
        own = policy.institutions(self.user, [UPLOAD]).filter(venue=venue_of(profile.model).slug)
        return own.filter(pk=institution.pk).exists()


class Upload(FormMixin, ImportPage):
    template_name = "exchange/runs/upload.html"
    form_class = UploadForm

    def path(self):
        return [{"url": reverse("imports:upload"), "label": _("上传文件")}]

    @cached_property
    def profiles(self) -> list[Profile]:
        return profiles_for(self.request.user)

    def dispatch(self, request, *args, **kwargs):
        if not self.profiles:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user, "profiles": self.profiles}

    def post(self, request):
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form):
        wanted = form.cleaned_data
        run = runs.upload(
            profile=form.profiles[wanted["profile"]],
            institution=wanted["institution"],
            file=wanted["file"],
            mapping=form.contents.get(wanted["mapping"]),
            overwrite=wanted["overwrite"],
            user=self.request.user,
        )
        carry_on_import.enqueue(run.pk)
        messages.success(self.request, _("文件已收到，正在读取。"))
        return redirect("imports:run", run.pk)
