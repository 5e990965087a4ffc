"""Model class -> the function that describes its rows as `Resource`. Found by walking the class's ancestry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from .resource import Resource

Describe = Callable[[models.Model], "Resource | None"]
Parents = Callable[[models.Model], Iterable[models.Model]]


@dataclass(frozen=True, slots=True)
class Describer:
    """How rows of `model` (and of its subclasses) become resources; `select` and `prefetch` read them in bulk."""

    model: type[models.Model]
    describe: Describe
    select: tuple[str, ...] = ()
    prefetch: tuple[str | models.Prefetch, ...] = ()


_describers: dict[type[models.Model], Describer] = {}
_parents: dict[type[models.Model], list[Parents]] = {}


def describes(model: type[models.Model], *, select: Iterable[str] = (), prefetch: Iterable[str | models.Prefetch] = ()):
    """Register the decorated function as the describer of `model`.

    The function gets a row freshly read with `select_related(*select)` and `prefetch_related(*prefetch)` and returns
    its Resource, or None when nobody may find it. It must not look at the public's identity or the request.
    """

    def register(function: Describe) -> Describe:
        _describers[model] = Describer(model, function, tuple(select), tuple(prefetch))
        return function

    return register


def touches(child: type[models.Model]):
    """Register the decorated function `f(child row) -> parent rows` : a saved or deleted child changes them.

    For rows that a description reads besides the record itself: contributions, items, names of authorities.
    """

    def register(function: Parents) -> Parents:
        known = _parents.setdefault(child, [])
        if function not in known:
            known.append(function)
        return function

    return register


def describer_for(model: type[models.Model]) -> Describer | None:
    """The describer of the class or of its nearest ancestor."""
    for ancestor in model.__mro__:
        if ancestor in _describers:
            return _describers[ancestor]
    return None


def parents_of(row: models.Model) -> list[models.Model]:
    """The registered parents that a child row touches; none that are deleted together with it."""
    found: list[models.Model] = []
    for function in (f for ancestor in type(row).__mro__ for f in _parents.get(ancestor, ())):
        with suppress(ObjectDoesNotExist):
            found.extend(parent for parent in function(row) if parent is not None)
    return found


def describe(row: models.Model) -> Resource | None:
    """The row as the public may see it, or None. The row must be as the database has it."""
    found = describer_for(type(row))
    return found.describe(row) if found else None


def describers() -> list[Describer]:
    """All registered describers, in the order of their models' labels."""
    return sorted(_describers.values(), key=lambda d: d.model._meta.label_lower)


def indexed_models() -> Iterator[tuple[type[models.Model], Describer]]:
    """Each concrete model that has rows of its own to describe, with its describer."""
    for model in apps.get_models():
        found = describer_for(model)
        if found and not model._meta.proxy:
            yield model, found


def model_for(label: str) -> type[models.Model]:
    """The model of a document's label (`museum.object`). Raises LookupError when the app is gone."""
    return apps.get_model(label)


def label_of(model: type[models.Model]) -> str:
    """The label under which documents of the model are stored."""
    return model._meta.concrete_model._meta.label_lower
