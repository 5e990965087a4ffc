"""Judged queries, whose results are found among the public resources by title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import writing
from .models import Document
from .tending.judging import Loaded, load


def load_entries(entries: Sequence[Mapping], *, replace: bool = False) -> Loaded:
    """Load entries of `tending.judging.load`; results are named by the title or the id of a public resource."""
    names = {name for entry in entries for name in entry["results"]}
    moment = writing.now()
    public = Document.objects.visible_at(moment)
    ids = dict(public.filter(title__in=names).order_by("-pk").values_list("title", "resource_id"))
    ids |= {name: name for name in public.filter(resource_id__in=names).values_list("resource_id", flat=True)}
    return load(entries, ids, replace=replace)
