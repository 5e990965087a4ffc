"""The filter of record lists that keeps what one import brought."""

from __future__ import annotations

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField, ModelChoiceIterator

from platform_site.records import list_filters

from .access import runs_for
from .models import Change, Run
from .profiles import all_profiles

FILTER = "import"
LATEST = 20
"""Imports that the list offers, of those that left something; an address may name any other."""


class LatestFirst(ModelChoiceIterator):
    def __iter__(self):
        yield ("", self.field.empty_label)
        any_change = Exists(Change.objects.filter(job=OuterRef("pk")))
        for run in self.queryset.filter(any_change)[:LATEST]:
            yield self.choice(run)


class RunField(ModelChoiceField):
    iterator = LatestFirst

    def label_from_instance(self, run: Run) -> str:
        return f"{localtime(run.job.created_at):%Y-%m-%d %H:%M} {run.file_name}"


class RunFilter(django_filters.ModelChoiceFilter):
    field_class = RunField


@list_filters.register
def import_filter(model) -> dict[str, django_filters.Filter]:
    """By the import: its new and changed records; nothing for a model that no profile brings."""
    keys = [profile.key for profile in all_profiles() if profile.model is model]

    def runs(request) -> QuerySet[Run]:
        return runs_for(request.user).filter(profile__in=keys).order_by("-pk")

    return {FILTER: RunFilter(label=_("导入"), queryset=runs, method=brought_by)} if keys else {}


def brought_by(records: QuerySet, name: str, run: Run) -> QuerySet:
    return records.filter(pk__in=written_by(run).values("object_id"))


def written_by(run: Run) -> QuerySet[Change]:
    """What the import did to records, as far as it has not been taken back."""
    return Change.objects.filter(job=run.pk).exclude(kind=Change.Kind.SOURCE)
