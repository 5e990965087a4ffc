"""The drafts of records that speak of an authority: a revision holds keys as JSON, which no foreign key guards."""

from collections.abc import Iterable, Iterator

from django.db import models
from wagtail.models import Revision, RevisionMixin

from .links import kept_by

BATCH = 200


def holders(field: models.ForeignKey) -> tuple[type[models.Model], str | None] | None:
    """The revisable model whose drafts may hold the link, and the child relation in which it lies."""
    if issubclass(field.model, RevisionMixin):
        return field.model, None
    parent = kept_by(field)
    if parent is None or not issubclass(parent[0], RevisionMixin):
        return None
    return parent[0], field.model._meta.get_field(parent[1].removesuffix("_id")).remote_field.related_name


def open_drafts(model: type[models.Model], pks: Iterable[int], *, beyond: bool) -> Iterator[Revision]:
    """The latest revisions of those rows and, `beyond` them, of all rows with changes that are not published yet."""
    rows = model._base_manager.filter(latest_revision__isnull=False)
    wanted = (
        set(rows.filter(has_unpublished_changes=True).values_list("latest_revision", flat=True)) if beyond else set()
    )
    keys = list(pks)
    for start in range(0, len(keys), BATCH):
        wanted.update(rows.filter(pk__in=keys[start : start + BATCH]).values_list("latest_revision", flat=True))
    ordered = sorted(wanted)
    for start in range(0, len(ordered), BATCH):
        yield from Revision.objects.filter(pk__in=ordered[start : start + BATCH])


def places_in(content: dict, relation: str | None, name: str, matches) -> list[list]:
    """Paths to the values of `name` in a revision whose row `matches` (a function of that dict)."""
    if relation is None:
        return [[name]] if matches(content) else []
    return [[relation, at, name] for at, row in enumerate(content.get(relation) or []) if matches(row)]


def rewrite(field: models.ForeignKey, pks: Iterable[int], matches, value, *, beyond: bool = True) -> list[list]:
    """Writes `value` where a draft of those records (and `beyond` them, any open one) matches.

    Returns the places: `[[revision, path], …]`.
    """
    found = holders(field)
    if found is None:
        return []
    model, relation = found
    written = []
    for revision in open_drafts(model, pks, beyond=beyond):
        paths = places_in(revision.content, relation, field.name, matches)
        for path in paths:
            put(revision.content, path, value)
        if paths:
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
            written += [[revision.pk, path] for path in paths]
    return written


def put_back(places: Iterable[list], present, value) -> None:
    """The inverse: `value` where the drafts still hold `present` at those places."""
    by_revision: dict[int, list] = {}
    for revision, path in places:
        by_revision.setdefault(revision, []).append(path)
    for revision in Revision.objects.filter(pk__in=by_revision):
        for path in by_revision[revision.pk]:
            if get(revision.content, path) == present:
                put(revision.content, path, value)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def get(content, path: list):
    for step in path:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return None
    return content


def put(content, path: list, value) -> None:
    *way, last = path
    for step in way:
        content = content[step]
    content[last] = value
