"""The forms around the editor: which file, for which institution and kind of record."""

from __future__ import annotations

import json

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platform_site.vocabulary.models import Institution

from ..errors import FileRefused
from ..mapping.models import MappingSample, SavedMapping
from ..mapping.saving import save_mapping
from ..profiles import Profile
from .sampling import keep_sample

Places = list[tuple[Profile, Institution]]
MAPPING_SIZE = 4 << 20


class PlaceForm(forms.Form):
    """A profile and an institution, of those that the user may bring in tables for, as one choice."""

    place = forms.ChoiceField(label=gettext_lazy("导入到"))

    def __init__(self, places: Places, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {f"{profile.key} {place.pk}": (profile, place) for profile, place in places}
        self.fields["place"].choices = [
            (key, f"{place.label} · {profile.label}") for key, (profile, place) in self.places.items()
        ]

    @property
    def chosen(self) -> tuple[Profile, Institution]:
        return self.places[self.cleaned_data["place"]]


class SampleForm(PlaceForm):
    file = forms.FileField(
        label=gettext_lazy("文件"),
        help_text=gettext_lazy("CSV、TSV、XLSX、JSON 或 JSON Lines；可以是 gzip 或 zip 压缩的。"),
    )

    def keep(self, user) -> MappingSample:
        profile, institution = self.chosen
        return keep_sample(profile=profile, institution=institution, file=self.cleaned_data["file"], user=user)


class MappingFileForm(PlaceForm):
    file = forms.FileField(label=gettext_lazy("映射文件（JSON）"))

    def save(self, user) -> SavedMapping:
        """Raises FileRefused for what is no mapping of that profile."""
        profile, institution = self.chosen
        file = self.cleaned_data["file"]
        try:
            content = json.loads(file.read(MAPPING_SIZE))
        except (ValueError, RecursionError) as error:
            text = _("“%(name)s”不是有效的 JSON：%(reason)s。")
            raise FileRefused(text % {"name": file.name, "reason": error}) from error
        name = str(content.get("name") or file.name.removesuffix(".json")) if isinstance(content, dict) else file.name
        if not isinstance(content, dict):
            raise FileRefused(_("“%(name)s”里不是一个映射。") % {"name": file.name})
        return save_mapping(institution=institution, profile=profile, name=name, content=content, user=user)
