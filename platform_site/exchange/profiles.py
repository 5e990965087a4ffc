"""Import profiles: each venue registers its own in `ingest.py`, found by name when the app is ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .errors import FileRefused
from .readers.detecting import readers_for
from .rows import SourceRecord

Convert = Callable[[Any, Any], dict[str, Any]]
Identify = Callable[[SourceRecord, Any], "tuple[str, str]"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How files of one format become records of one model.

    `reads` names a reader (`table`, `marc21`). `convert(data, mapping)` returns a dict of the model's fields and
    child relations; it may hold `institution` (a code), `period` (a label) and `warnings` (Problems).
    `identify(row, mapping)` is the quick way to (institution code, identifier), which unchanged rows do not get past.
    `facts(data)` is the dict that a mapping's match rule looks at. `version` rises when `convert` changes its result.
    """

    key: str
    model: type[models.Model]
    label: str | Promise
    reads: str
    convert: Convert
    identify: Identify
    facts: Callable[[Any], dict]
    version: int = 1

    @property
    def folder(self) -> Path:
        """Where the mappings of the profile's venue lie."""
        return Path(apps.get_app_config(self.model._meta.app_label).path) / "mappings"


_profiles: dict[str, Profile] = {}


def mapped(data: dict, mapping) -> dict[str, Any]:
    """The convert function of a plain table: what the mapping says."""
    return mapping.fields_of(data)


def mapped_identity(row: SourceRecord, mapping) -> tuple[str, str]:
    return mapping.identity_of(row.data())


def profile(
    key: str,
    *,
    model: type[models.Model],
    label: str | Promise,
    reads: str = "table",
    identify: Identify = mapped_identity,
    facts: Callable[[Any], dict] = dict,
    version: int = 1,
):
    """Register the decorated `convert` function under `key` (`museum.table`)."""

    def register(convert: Convert) -> Convert:
        _profiles[key] = Profile(key, model, label, reads, convert, identify, facts, version)
        return convert

    return register


def all_profiles() -> list[Profile]:
    return [_profiles[key] for key in sorted(_profiles)]


def profiles_that_read(head: bytes, name: str = "") -> list[Profile]:
    """The profiles that can read a file which begins with these bytes, the likeliest first; empty when none can."""
    readers = readers_for(head, name)
    found = [item for item in all_profiles() if item.reads in readers]
    return sorted(found, key=lambda item: readers.index(item.reads))


def get_profile(key: str) -> Profile:
    """The profile of that key. Raises FileRefused with the known ones."""
    if key not in _profiles:
        raise FileRefused(
            _("没有名为“%(key)s”的导入方案；现有：%(known)s。") % {"key": key, "known": "、".join(sorted(_profiles))}
        )
    return _profiles[key]
