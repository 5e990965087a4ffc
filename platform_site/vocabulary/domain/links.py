"""Who points at an authority, whatever room or venue it stands in: found through the foreign keys to its model."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from modelcluster.fields import ParentalKey

from ..models import AgentKey, Authority, Institution, NameDecision


@cache
def own_parts(model: type[models.Model]) -> tuple[models.ForeignKey, ...]:
    """The keys of the rows that belong to the authority itself: names, identifiers, codes, places of an agent."""
    return tuple(
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.one_to_many and isinstance(relation.field, ParentalKey) and relation.field.model._meta.managed
    )


@cache
def links_to(model: type[models.Model]) -> tuple[models.ForeignKey, ...]:
    """Every other foreign key to the model: of records, of their makers, of other authorities, of decisions."""
    own = {field.model for field in own_parts(model)} | {AgentKey}
    return tuple(
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and (relation.one_to_many or relation.one_to_one)
        and relation.field.model not in own
        and not relation.field.model._meta.proxy
    )


@cache
def uses_of(model: type[models.Model]) -> tuple[models.ForeignKey, ...]:
    """Those links that say what stands under the authority: not its own tree, nor what was decided about names."""
    aside = {model, NameDecision}
    return tuple(field for field in links_to(model) if field.model not in aside and not field.model._meta.auto_created)


def usage_of(model: type[models.Model], pks: Iterable[int]) -> dict[int, int]:
    """How many rows stand under each of those authorities; one query a linking model."""
    found: Counter[int] = Counter()
    keys = list(pks)
    for field in uses_of(model):
        rows = field.model._base_manager.filter(**{f"{field.attname}__in": keys}).order_by()
        for pk, number in rows.values(field.attname).annotate(number=Count("pk")).values_list(field.attname, "number"):
            found[pk] += number
    return found


def in_the_way(row: Authority | Institution) -> int:
    """How many rows stand under the authority and would lose it with its deletion.

    Of an institution and those beneath it: how many would forbid it.
    """
    if isinstance(row, Authority):
        return usage_of(type(row), [row.pk]).get(row.pk, 0)
    keys = [row.pk, *row.get_descendants().values_list("pk", flat=True)]
    fields = [field for field in links_to(type(row)) if field.remote_field.on_delete is models.PROTECT]
    return sum(field.model._base_manager.filter(**{f"{field.attname}__in": keys}).count() for field in fields)


def used(model: type[models.Model]) -> Q:
    """The condition of authorities that something stands under."""
    condition = Q(pk__in=[])
    for field in uses_of(model):
        condition |= Q(Exists(field.model._base_manager.filter(**{field.attname: OuterRef("pk")}).order_by()))
    return condition


def counts_for(model: type[models.Model], pk: int) -> Iterator[tuple[models.ForeignKey, int]]:
    """How many rows of each linking field point at that authority, without the zeros."""
    for field in links_to(model):
        number = field.model._base_manager.filter(**{field.attname: pk}).count()
        if number:
            yield field, number


def name_of(field: models.ForeignKey) -> str:
    """`app.Model.field`, as the ledger stores it."""
    return f"{field.model._meta.label}.{field.name}"


def kept_by(field: models.ForeignKey) -> tuple[type[models.Model], str] | None:
    """Of a child row's key: the model of the record it belongs to, and the column of the child that says which."""
    for parent in field.model._meta.concrete_fields:
        if isinstance(parent, ParentalKey):
            return parent.related_model, parent.attname
    return None
