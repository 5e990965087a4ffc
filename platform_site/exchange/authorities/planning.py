"""What a chunk of drafts would do to the authorities that are here: nothing is written."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from platform_site.vocabulary.domain.links import own_parts
from platform_site.vocabulary.models import Authority, AuthoritySource, Merge

from ..errors import Problem
from ..rows import CHANGED, NEW, REFUSED, UNCHANGED
from .drafts import AuthorityDraft, AuthorityProfile

EMPTY = (None, "")


@dataclass(slots=True)
class Plan:
    """One row: its outcome, what would be written, and what a person's edit keeps from being written."""

    number: int
    kind: str
    draft: AuthorityDraft | None = None
    source: AuthoritySource | None = None
    target: Authority | None = None
    checksum: str = ""
    values: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """Column -> (present, new)."""
    children: dict[str, list[dict]] = field(default_factory=dict)
    """Rows to add, by relation."""
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Drafted:
    """A row that could be read, or what was wrong with it."""

    number: int
    draft: AuthorityDraft | None = None
    problem: Problem | None = None


class AuthorityPlanner:
    """Compares drafts with the stored rows, a constant number of queries a chunk."""

    def __init__(self, profile: AuthorityProfile):
        self.profile, self.model = profile, profile.model
        self.content_type = ContentType.objects.get_for_model(self.model)
        self.relations = {part.remote_field.related_name: part for part in own_parts(self.model)}
        self.seen: set[str] = set()

    def plan(self, rows: list[Drafted], repeated) -> list[Plan]:
        """One plan a row, in order; `repeated(identifier)` words the refusal of a second row of one identifier."""
        drafts = [row.draft for row in rows if row.draft]
        sources = self._sources(drafts)
        changed = [draft for draft in drafts if not self._is_as_read(draft, sources)]
        targets = self._targets(changed, sources)
        present = self._children({target.pk for target in targets.values()})
        plans = []
        for row in rows:
            if row.problem:
                plans.append(Plan(row.number, REFUSED, problems=[row.problem]))
            elif row.draft.identifier in self.seen:
                plans.append(Plan(row.number, REFUSED, row.draft, problems=[repeated(row.draft.identifier)]))
            else:
                self.seen.add(row.draft.identifier)
                plans.append(self._plan_one(row, sources, targets, present))
        return plans

    def _plan_one(self, row: Drafted, sources, targets, present) -> Plan:
        draft = row.draft
        source = sources.get(draft.identifier)
        plan = Plan(row.number, UNCHANGED, draft, source, checksum=checksum_of(draft), problems=list(draft.warnings))
        if self._is_as_read(draft, sources):
            return plan
        plan.target = targets.get(draft.identifier)
        if plan.target is None:
            plan.kind, plan.children = NEW, draft.children
            return plan
        self._compare(plan, present.get(plan.target.pk, {}))
        if plan.values or plan.children:
            plan.kind = CHANGED
        return plan

    def _compare(self, plan: Plan, present: dict[str, set[tuple]]) -> None:
        """Of a known source, fields that still hold what it wrote; of what was here before, only empty fields."""
        written = plan.source.written if plan.source else None
        for name, value in plan.draft.values.items():
            now = getattr(plan.target, name)
            if now == value or (written and written.get(name) == value):
                continue
            if now in EMPTY or (written is not None and written.get(name) == now):
                plan.values[name] = (now, value)
            else:
                plan.kept.append(name)
        for relation, rows in plan.draft.children.items():
            known = present.get(relation, set())
            fresh = [row for row in rows if said(row) not in known]
            if fresh:
                plan.children[relation] = fresh

    def _is_as_read(self, draft: AuthorityDraft, sources) -> bool:
        source = sources.get(draft.identifier)
        return source is not None and source.checksum == checksum_of(draft)

    def _sources(self, drafts: list[AuthorityDraft]) -> dict[str, AuthoritySource]:
        rows = AuthoritySource.objects.filter(
            profile=self.profile.key, identifier__in=[draft.identifier for draft in drafts]
        )
        return {row.identifier: row for row in rows}

    def _targets(self, drafts: list[AuthorityDraft], sources) -> dict[str, Authority]:
        """The stored authority of each draft: by its source row, its code, the code of one merged, or its label."""
        manager = self.model._base_manager
        by_pk = manager.in_bulk([s.object_id for d in drafts if (s := sources.get(d.identifier))])
        codes = [draft.code for draft in drafts]
        by_code = {item.code: item for item in manager.filter(code__in=codes)}
        merged = dict(Merge.objects.standing().of(self.model).filter(code__in=codes).values_list("code", "kept_id"))
        kept = manager.in_bulk(merged.values())
        by_label = self._by_label(drafts)
        found = {}
        for draft in drafts:
            source = sources.get(draft.identifier)
            target = by_pk.get(source.object_id) if source else None
            target = target or by_code.get(draft.code) or kept.get(merged.get(draft.code))
            target = target or next((by_label[label] for label in draft.alike if label in by_label), None)
            if target is not None:
                found[draft.identifier] = target
        return found

    def _by_label(self, drafts: list[AuthorityDraft]) -> dict[str, Authority]:
        """Labels that one authority alone has."""
        found = defaultdict(list)
        labels = [label for draft in drafts for label in draft.alike]
        for item in self.model._base_manager.filter(label__in=labels):
            found[item.label].append(item)
        return {label: items[0] for label, items in found.items() if len(items) == 1}

    def _children(self, pks: set[int]) -> dict[int, dict[str, set[tuple]]]:
        """What the present child rows say, by authority and relation."""
        found: dict[int, dict[str, set[tuple]]] = defaultdict(lambda: defaultdict(set))
        if not pks:
            return found
        for relation, part in self.relations.items():
            for row in part.model._base_manager.filter(**{f"{part.attname}__in": pks}).values():
                found[row[part.attname]][relation].add(said(row))
        return found


def said(row: dict) -> tuple:
    """What makes a child row another one: a name by itself, an identifier with its scheme, a place with its role."""
    return tuple(row.get(name) for name in ("role", "scheme", "name", "value", "code"))


def checksum_of(draft: AuthorityDraft) -> str:
    return hashlib.sha256(draft.payload().encode()).hexdigest()


def attname_rows(model: type[models.Model], rows: list[dict], column: str, pk: int) -> list[models.Model]:
    """Unsaved child rows of one authority."""
    return [model(**row, **{column: pk}) for row in rows]
