"""The rules of the staff as a query reads them: kept in each process, compared with the database once a request."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date

from django.core.signals import request_finished, request_started
from django.db import connections, models, router
from django.db.models.signals import post_delete, post_save

from .models import PromotedResource, Promotion, RuleSet, StopPhrase, SynonymGroup
from .words import normal, whole

ONLY = 1
"""Key of the one row that holds the version."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a promotion shows first, and when (both days included, None where open)."""

    resources: tuple[str, ...]
    reason: str = ""
    starts: date | None = None
    ends: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is shown on that day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in force, as of one version of the database. Words are in their normal form."""

    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stops: frozenset[str] = frozenset()
    promises: Mapping[str, tuple[Promise, ...]] = field(default_factory=dict)
    version: int = 0

    def others_of(self, term: str) -> tuple[str, ...]:
        """The words that are asked together with a term."""
        return self.others.get(normal(term), ()) if self.others else ()

    def is_stop(self, word: str) -> bool:
        """Whether the word asks nothing."""
        return bool(self.stops) and normal(word) in self.stops

    def is_word(self, word: str) -> bool:
        """Whether the word stands in a group: it is one word then, also in a run without spaces."""
        return bool(self.others) and normal(word) in self.others

    def promoted(self, query: str, day: date) -> list[tuple[str, str]]:
        """(id, reason) of the resources that stand first for a query on a day, each once."""
        found: dict[str, str] = {}
        for promise in self.promises.get(whole(query), ()) if self.promises else ():
            if promise.holds_on(day):
                for resource in promise.resources:
                    found.setdefault(resource, promise.reason)
        return list(found.items())


_kept: Rules | None = None
_tried: ContextVar[Rules | None] = ContextVar("search_rules_tried", default=None)
_asked: ContextVar[bool | None] = ContextVar("search_rules_asked", default=None)
"""Whether this request has compared the version; None outside of requests, where it is compared each time."""


def current() -> Rules:
    """The rules in force: one small statement a request, more only after a change."""
    global _kept
    tried = _tried.get()
    if tried is not None:
        return tried
    kept = _kept
    if kept is not None and _asked.get():
        return kept
    version = _version()
    if kept is None or kept.version != version:
        kept = _kept = stored(version) if version else Rules()
    if _asked.get() is not None:
        _asked.set(True)
    return kept


def _version() -> int:
    """The version that the database has, by a bare statement, for each query asks."""
    with connections[router.db_for_read(RuleSet)].cursor() as cursor:
        cursor.execute(f"SELECT version FROM {RuleSet._meta.db_table} WHERE id = %s", [ONLY])
        row = cursor.fetchone()
    return row[0] if row else 0


@contextmanager
def trying(rules: Rules) -> Iterator[None]:
    """Within it the queries of this context read those rules, so that a change is seen before it is saved."""
    token = _tried.set(rules)
    try:
        yield
    finally:
        _tried.reset(token)


def stored(version: int = 0, changed: models.Model | None = None, children: Sequence | None = None) -> Rules:
    """The rules of the database, with one row as it would be after the change; `children` are its new resources."""
    groups = _with(SynonymGroup.objects.all(), changed)
    phrases = _with(StopPhrase.objects.all(), changed)
    resources: dict[int | None, list[str]] = {}
    for row in PromotedResource.objects.all():
        resources.setdefault(row.promotion_id, []).append(row.resource_id)
    if isinstance(changed, Promotion) and children is not None:
        resources[changed.pk] = list(children)
    promotions = _with(Promotion.objects.all(), changed)
    return Rules(
        others=_others(groups),
        stops=frozenset(normal(phrase.phrase) for phrase in phrases),
        promises=_promises((row, resources.get(row.pk, ())) for row in promotions),
        version=version,
    )


def _with(rows: models.QuerySet, changed: models.Model | None) -> list:
    found = [row for row in rows if not (isinstance(changed, rows.model) and row.pk == changed.pk)]
    if isinstance(changed, rows.model):
        found.append(changed)
    return [row for row in found if row.active]


def _others(groups: Iterable[SynonymGroup]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in groups:
        words = group.word_list
        if group.kind == SynonymGroup.Kind.NARROWER:
            found.setdefault(normal(group.broader), []).extend(words)
            continue
        for word in words:
            found.setdefault(normal(word), []).extend(other for other in words if other != word)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


def _promises(promotions: Iterable[tuple[Promotion, Sequence[str]]]) -> dict[str, tuple[Promise, ...]]:
    found: dict[str, tuple[Promise, ...]] = {}
    for row, resources in promotions:
        promise = Promise(tuple(resources), row.reason, row.starts, row.ends)
        for word in row.word_list:
            name = whole(word)
            found[name] = (*found.get(name, ()), promise)
    return found


def changed(**_kwargs) -> None:
    """Give the rules a new version, in the transaction that changed them; every process reads them anew after it."""
    RuleSet.objects.update_or_create(pk=ONLY, defaults={"version": time.time_ns()})
    forget()


def forget() -> None:
    """Read the rules anew at the next query of this process."""
    global _kept
    _kept = None


def _begin(**_kwargs) -> None:
    _asked.set(False)


def _end(**_kwargs) -> None:
    _asked.set(None)


def connect() -> None:
    """Listen to changes of the rules and to the beginning and end of requests; called once when the app is ready."""
    for model in (SynonymGroup, StopPhrase, Promotion, PromotedResource):
        for signal in (post_save, post_delete):
            signal.connect(changed, sender=model, dispatch_uid=f"search_rules_{model.__name__}_{id(signal)}")
    request_started.connect(_begin, dispatch_uid="search_rules_begin")
    request_finished.connect(_end, dispatch_uid="search_rules_end")
