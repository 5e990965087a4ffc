"""The deeds on saved mappings. A change makes a new version; what an import used stays as it was."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from platform_site.vocabulary.models import Institution

from ..errors import FileRefused
from ..profiles import Profile
from .mapping import Mapping, known_mappings, load_mapping, mapping_of
from .models import MappingVersion, SavedMapping

NAME_LENGTH = SavedMapping._meta.get_field("name").max_length


@transaction.atomic
def save_mapping(
    *, institution: Institution, profile: Profile, name: str, content: dict[str, Any], user=None
) -> SavedMapping:
    """Saves a mapping under that name: a new one, or the next version of the one that has the name already.

    Nothing is written when it says what the newest version says. Raises FileRefused when it is no mapping.
    """
    name = " ".join(name.split())[:NAME_LENGTH]
    if not name:
        raise FileRefused(_("请给映射起一个名称。"))
    content = content | {"name": name, "label": name, "profile": profile.key}
    mapping_of(content, profile, name)
    saved, _made = SavedMapping.objects.get_or_create(institution=institution, profile=profile.key, name=name)
    saved = SavedMapping.objects.select_for_update().get(pk=saved.pk)
    add_version(saved, content, user)
    return saved


def add_version(saved: SavedMapping, content: dict, user) -> MappingVersion:
    newest = saved.newest
    if newest and newest.content == content:
        return newest
    saved.save(update_fields=["updated_at"])
    number = newest.number + 1 if newest else 1
    return MappingVersion.objects.create(mapping=saved, number=number, content=content, created_by=user)


@transaction.atomic
def restore_version(*, version: MappingVersion, user=None) -> MappingVersion:
    """Makes an earlier version the newest again, as a version of its own."""
    saved = SavedMapping.objects.select_for_update().get(pk=version.mapping_id)
    return add_version(saved, version.content, user)


def duplicate(*, saved: SavedMapping, user=None) -> SavedMapping:
    """A copy under a name that is free."""
    taken = set(
        SavedMapping.objects.filter(institution=saved.institution, profile=saved.profile).values_list("name", flat=True)
    )
    number = 2
    while (name := f"{saved.name[: NAME_LENGTH - 5]} {number}") in taken:
        number += 1
    content = saved.newest.content | {"name": name, "label": name}
    with transaction.atomic():
        copy = SavedMapping.objects.create(institution=saved.institution, profile=saved.profile, name=name)
        add_version(copy, content, user)
    return copy


def saved_mapping(*, name: str, profile: Profile, institution: Institution) -> Mapping | None:
    """The compiled mapping of that name for the institution, or of one above it; the nearest first."""
    above = institutions_above(institution)
    found = SavedMapping.objects.filter(name=name, profile=profile.key, institution__in=above)
    nearest = found.order_by("-institution__depth").first()
    if nearest is None:
        return None
    return mapping_of(nearest.newest.content, profile, nearest.name)


def saved_mappings(*, profile: Profile, institution: Institution) -> list[Mapping]:
    """All saved mappings that the institution may use, those of the nearest institution first.

    One that speaks of fields which are no more is passed over.
    """
    found = SavedMapping.objects.filter(profile=profile.key, institution__in=institutions_above(institution))
    usable = []
    for item in found.order_by("-institution__depth", "pk"):
        with suppress(FileRefused):
            usable.append(mapping_of(item.newest.content, profile, item.name))
    return usable


def institutions_above(institution: Institution) -> QuerySet:
    """The institution and all above it."""
    path = institution.path
    paths = [path[:end] for end in range(institution.steplen, len(path) + 1, institution.steplen)]
    return Institution.objects.filter(path__in=paths)


def named_mapping(*, path: Path, profile: Profile, institution: Institution) -> Mapping:
    """The mapping in that file or, where there is no such file, the saved one of that name, or the venue's own.

    Raises FileRefused naming the known ones.
    """
    if path.is_file():
        return load_mapping(path, profile)
    name = str(path)
    found = saved_mapping(name=name, profile=profile, institution=institution)
    if found is None:
        found = next((mapping for mapping in known_mappings(profile) if mapping.name == name), None)
    if found is None:
        saved = SavedMapping.objects.filter(profile=profile.key, institution__in=institutions_above(institution))
        known = [*saved.values_list("name", flat=True), *(mapping.name for mapping in known_mappings(profile))]
        raise FileRefused(
            _("没有文件或映射“%(name)s”；已保存的映射：%(known)s。") % {"name": name, "known": "、".join(known) or "—"}
        )
    return found
