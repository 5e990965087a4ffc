"""Two entries for one thing become one: links, names and identifiers go to the kept one, and all of it can go back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex

from ..errors import AuthorityRefused
from ..models import Agent, Authority, AuthoritySource, Merge
from . import drafts
from .describing import describe_users
from .joining import fill_empty, join_parts
from .keys import renew_keys
from .links import counts_for, kept_by, links_to, name_of, own_parts

BATCH = 400
LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would move from one authority: `[(what, how many)]` by linking model, and its names."""

    authority: Authority
    links: list[tuple[str, int]]
    names: list[str]

    @property
    def total(self) -> int:
        """All links."""
        return sum(number for _what, number in self.links)


def preview(authority: Authority) -> Preview:
    """What stands under the authority now, in the words of the models that point at it."""
    model = type(authority)
    links: dict[str, int] = {}
    for field, number in counts_for(model, authority.pk):
        what = _what(field)
        links[what] = links.get(what, 0) + number
    names = [authority.label, authority.label_en, *authority.names.values_list("name", flat=True)]
    return Preview(authority, list(links.items()), [name for name in dict.fromkeys(names) if name])


def _what(field: models.ForeignKey) -> str:
    """The kind of thing that the link stands in: a row of a record counts as its record."""
    owners = [key.related_model for key in field.model._meta.fields if isinstance(key, ParentalKey)]
    meta = (owners[0] if owners else field.model)._meta
    if meta.auto_created:
        return str(_("相关词"))
    if meta.app_label == Merge._meta.app_label:
        return str(meta.verbose_name)
    return f"{meta.app_config.verbose_name} · {meta.verbose_name}"


@transaction.atomic
def merge(*, kept: Authority, others: Iterable[Authority], user=None) -> list[Merge]:
    """Merges `others` into `kept`, one ledger row each. Raises AuthorityRefused when that makes no sense."""
    others = list(others)
    check(kept, others)
    done = [_merge_one(kept, other, user) for other in others]
    if isinstance(kept, Agent):
        renew_keys([kept.pk])
    describe_users(type(kept), kept.pk)
    return done


def check(kept: Authority, others: list[Authority]) -> None:
    """Raises AuthorityRefused for what is not several authorities of one kind."""
    if not others:
        raise AuthorityRefused(_("请至少选择两个条目再合并。"))
    if any(type(other) is not type(kept) for other in others):
        raise AuthorityRefused(_("只能合并同一类条目。"))
    if kept.pk in {other.pk for other in others}:
        raise AuthorityRefused(_("一个条目不能与自己合并。"))


def _merge_one(kept: Authority, other: Authority, user) -> Merge:
    model = type(kept)
    entry = Merge(
        content_type=ContentType.objects.get_for_model(model),
        code=other.code,
        label=other.label,
        kept_id=kept.pk,
        kept_label=kept.label,
        merged_by=user,
        snapshot=snapshot(other),
    )
    entry.added = join_parts(kept, other)
    entry.filled = fill_empty(kept, other)
    _lift_out(entry, kept, other)
    for field in links_to(model):
        _move(entry, field, other.pk, kept.pk)
    _move_loose_ends(entry, model, other.pk, kept.pk)
    for field in own_parts(model):
        field.model._base_manager.filter(**{field.attname: other.pk}).delete()
    model._base_manager.filter(pk=other.pk).delete()
    entry.save()
    kept.refresh_from_db()
    return entry


def snapshot(authority: Authority) -> list[dict]:
    """The authority and the rows that belong to it, as Django serialises them."""
    rows: list[models.Model] = [type(authority)._base_manager.get(pk=authority.pk)]
    for field in own_parts(type(authority)):
        rows += field.model._base_manager.filter(**{field.attname: authority.pk}).order_by("pk")
    return plain(rows)


def plain(rows: Iterable[models.Model]) -> list[dict]:
    """Rows as Django serialises them, without many-to-many lists: the rows of those are links, and moved as such."""
    found = serializers.serialize("python", rows)
    for row in found:
        many = {field.name for field in apps.get_model(row["model"])._meta.many_to_many}
        row["fields"] = {name: value for name, value in row["fields"].items() if name not in many}
    return found


def _lift_out(entry: Merge, kept: Authority, other: Authority) -> None:
    """Of a tree: what lay beneath the merged one hangs where that hung, so that nothing comes beneath itself."""
    if not hasattr(kept, "parent_id"):
        return
    above, steps = kept, 0
    while above is not None and above.parent_id != other.pk and steps < LONGEST_CHAIN:
        above, steps = above.parent, steps + 1
    if above is not None and above.parent_id == other.pk:
        entry.filled["parent_id"] = [kept.parent_id, other.parent_id]
        type(kept)._base_manager.filter(pk=kept.pk).update(parent_id=other.parent_id)


def _move(entry: Merge, field: models.ForeignKey, other: int, kept: int) -> None:
    """Rows of one linking model; those that would then stand twice, or point at themselves, are set aside."""
    manager = field.model._base_manager
    rows = manager.filter(**{field.attname: other})
    doubled = _doubled(field, rows, kept)
    if doubled:
        entry.removed += plain(doubled)
        manager.filter(pk__in=[row.pk for row in doubled]).delete()
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        manager.filter(pk__in=keys[start : start + BATCH]).update(**{field.attname: kept})
    if keys:
        entry.moved[name_of(field)] = keys
        entry.links += len(keys)
    matches = _holds(field.name, other)
    parents = _parents(field, keys)
    entry.drafts += drafts.rewrite(field, parents, matches, kept)


def _holds(name: str, pk: int):
    return lambda row: row.get(name) == pk


def _parents(field: models.ForeignKey, keys: list[int]) -> list[int]:
    """The records of those rows, whose drafts hold the link as well."""
    held = drafts.holders(field)
    if held is None or held[1] is None:
        return keys
    column = kept_by(field)[1]
    found: list[int] = []
    for start in range(0, len(keys), BATCH):
        rows = field.model._base_manager.filter(pk__in=keys[start : start + BATCH])
        found += rows.values_list(column, flat=True)
    return found


def _doubled(field: models.ForeignKey, rows, kept: int) -> list[models.Model]:
    """Rows that a unique constraint would not let stand beside those of the kept one, and links to itself."""
    sets = _unique_with(field)
    return [row for row in rows if _is_itself(row, kept) or _has_twin(row, field, kept, sets)] if sets else []


def _unique_with(field: models.ForeignKey) -> list[set[str]]:
    """The other fields of each unique constraint that the link is part of."""
    meta = field.model._meta
    sets = [set(names) for names in meta.unique_together]
    sets += [set(rule.fields) for rule in meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return [names - {field.name} for names in sets if field.name in names]


def _is_itself(row: models.Model, kept: int) -> bool:
    """Whether a row of a many-to-many relation would relate the kept authority to itself."""
    meta = row._meta
    return bool(meta.auto_created) and kept in {getattr(row, f.attname) for f in meta.fields if f.is_relation}


def _has_twin(row: models.Model, field: models.ForeignKey, kept: int, sets: list[set[str]]) -> bool:
    alike = Q(pk__in=[])
    for names in sets:
        columns = {field.attname: kept}
        for name in names:
            columns[name] = getattr(row, row._meta.get_field(name).attname)
        alike |= Q(**columns)
    return field.model._base_manager.filter(alike).exists()


def _move_loose_ends(entry: Merge, model: type[models.Model], other: int, kept: int) -> None:
    """What points without a foreign key: sources that were loaded, earlier merges, Wagtail's index of references."""
    for rows, column, value in _loose(entry.content_type, other, kept):
        keys = list(rows.values_list("pk", flat=True))
        if keys:
            rows.model._base_manager.filter(pk__in=keys).update(**{column: value})
            entry.moved[f"{rows.model._meta.label}.{column}"] = keys


def _loose(content_type: ContentType, other: int, kept: int):
    yield AuthoritySource.objects.filter(content_type=content_type, object_id=other), "object_id", kept
    yield Merge.objects.standing().filter(content_type=content_type, kept_id=other), "kept_id", kept
    references = ReferenceIndex.objects.filter(to_content_type=content_type, to_object_id=str(other))
    yield references, "to_object_id", str(kept)


def find_kept(model: type[models.Model], code: str) -> Authority | None:
    """Where the code of a merged authority leads now."""
    entry = Merge.objects.standing().of(model).filter(code=code).first()
    return model._base_manager.filter(pk=entry.kept_id).first() if entry else None
