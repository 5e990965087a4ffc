"""What an import would do: each row compared with the record it speaks of. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from platform_site.jobs.models import Job
from platform_site.records.models import SourceRow
from platform_site.records.scoring import score_of

from ..bulk import in_batches
from ..errors import Problem, RowRefused, shortened
from ..mapping.mapping import Mapping
from ..profiles import Profile
from ..readers import LOADERS
from ..rows import CHANGED, NEW, REFUSED, UNCHANGED, Draft, Outcome, SourceRecord
from ..shape import PART_OF, shape_of
from ..validation import Validator
from .children import read_children, same_children

IDENTIFIER_LENGTH = 255


@dataclass(slots=True)
class Begun:
    """A chunk whose rows are identified; `pending` are those that have to be drafted, `sources` what is kept of all."""

    outcomes: list[Outcome]
    pending: list[Outcome]
    sources: dict[tuple[int, str], dict]

    @property
    def rows(self) -> list[SourceRecord]:
        return [outcome.row for outcome in self.pending]


class Planner:
    """Plans the rows of one file, chunk after chunk. `institutions` maps the codes that rows may name to keys.

    With `overwrite` the source also replaces what people have edited. `unknown` counts the period labels that no
    authority has.
    """

    def __init__(
        self,
        profile: Profile,
        mapping: Mapping,
        institutions: dict[str, int],
        default: int,
        *,
        overwrite: bool = False,
    ):
        self.profile, self.mapping, self.overwrite = profile, mapping, overwrite
        self.institutions, self.default = institutions, default
        self.shape = shape_of(profile.model)
        self.validator = Validator(self.shape)
        self.load = LOADERS[profile.reads]
        self.unknown: Counter[str] = Counter()
        self._seen: set[int] = set()
        self._earlier: dict[int, Mapping | None] = {}

    def plan(self, rows: list[SourceRecord]) -> list[Outcome]:
        """One Outcome a row, in order. Three queries a chunk, a few more where records changed."""
        begun = self.begin(rows)
        return self.finish(begun, self.drafts(begun.rows))

    def begin(self, rows: list[SourceRecord]) -> Begun:
        """Which rows there are, and which of them were not here before as they are."""
        outcomes = [self._identified(row) for row in rows]
        open_ones = [outcome for outcome in outcomes if outcome.kind != REFUSED]
        sources = self._sources(open_ones)
        return Begun(outcomes, [outcome for outcome in open_ones if not self._is_known(outcome, sources)], sources)

    def drafts(self, rows: list[SourceRecord]) -> tuple[list[Draft | Problem], Counter[str]]:
        """What each row says or why it is refused, and the period labels that no authority has. Asks no database."""
        found = [self._draft(row) for row in rows]
        unknown, self.validator.unknown = self.validator.unknown, Counter()
        return found, unknown

    def finish(self, begun: Begun, drafts: tuple[list[Draft | Problem], Counter[str]]) -> list[Outcome]:
        """The chunk compared with the records as they are now; `drafts` are those of its pending rows."""
        found, unknown = drafts
        self.unknown += unknown
        drafted = []
        for outcome, draft in zip(begun.pending, found, strict=True):
            if isinstance(draft, Problem):
                refuse(outcome, draft)
            else:
                outcome.draft = draft
                outcome.problems += [*outcome.row.warnings, *draft.warnings]
                drafted.append(outcome)
        self._compare(drafted, begun.sources)
        return begun.outcomes

    def skip(self, rows: list[SourceRecord]) -> None:
        """Rows that an interrupted run is through with: only their identifiers are taken note of."""
        for row in rows:
            self._identified(row)

    def compare_again(self, outcomes: list[Outcome]) -> None:
        """Compares rows that were drafted before with the records as they are now."""
        sources = self._sources(outcomes)
        for outcome in outcomes:
            source = sources.get((outcome.institution_id, outcome.identifier))
            outcome.source_pk = source["pk"] if source else None
        self._compare(outcomes, sources)

    def _identified(self, row: SourceRecord) -> Outcome:
        outcome = Outcome(UNCHANGED, row)
        try:
            if row.problem:
                raise_problem(row.problem)
            code, outcome.identifier = self.profile.identify(row, self.mapping)
            outcome.institution_id = self._institution(code)
            self._check_identifier(outcome)
        except RowRefused as refusal:
            refuse(outcome, refusal.problem)
        return outcome

    def _institution(self, code: str) -> int:
        if not code:
            return self.default
        if code not in self.institutions:
            raise RowRefused("institution", code, _("本馆没有这个机构代码"))
        return self.institutions[code]

    def _check_identifier(self, outcome: Outcome) -> None:
        identifier = outcome.identifier
        if not identifier:
            raise RowRefused("identifier", "", _("缺少编号"))
        if len(identifier) > IDENTIFIER_LENGTH:
            raise RowRefused("identifier", identifier, _("编号过长"))
        key = hash((outcome.institution_id, identifier))
        if key in self._seen:
            raise RowRefused("identifier", identifier, _("同一文件中编号重复"))
        self._seen.add(key)
        outcome.checksum = outcome.row.checksum(self.mapping.digest)

    def _sources(self, outcomes: list[Outcome]) -> dict[tuple[int, str], dict]:
        return {
            (row["institution_id"], row["identifier"]): row
            for part in in_batches(outcomes)
            for row in SourceRow.objects.filter(
                profile=self.profile.key,
                institution_id__in={outcome.institution_id for outcome in part},
                identifier__in=[outcome.identifier for outcome in part],
            ).values("pk", "institution_id", "identifier", "checksum", "job_id")
        }

    def _is_known(self, outcome: Outcome, sources: dict) -> bool:
        source = sources.get((outcome.institution_id, outcome.identifier))
        if source:
            outcome.source_pk = source["pk"]
        return bool(source) and source["checksum"] == outcome.checksum and not self.overwrite

    def _draft(self, row: SourceRecord) -> Draft | Problem:
        try:
            draft = self.validator.draft(self.profile.convert(row.data(), self.mapping))
        except RowRefused as refusal:
            return refusal.problem
        draft.score = score_of(self.profile.model, draft.values | draft.children)
        return draft

    def _compare(self, outcomes: list[Outcome], sources: dict) -> None:
        present = self._present(outcomes)
        for outcome in outcomes:
            key = (outcome.institution_id, outcome.identifier)
            record = present.get(key)
            if record:
                outcome.record_pk = record["pk"]
            elif outcome.source_pk:
                outcome.draft = None
                outcome.problems.append(Problem("identifier", outcome.identifier, _("记录已被人删除，没有重建")))
            else:
                outcome.kind = NEW
        existing = [outcome for outcome in outcomes if outcome.record_pk]
        if existing:
            children = self._present_children([outcome.record_pk for outcome in existing])
            payloads = self._payloads(existing)
            for outcome in existing:
                key = (outcome.institution_id, outcome.identifier)
                now = present[key] | {name: rows.get(outcome.record_pk, []) for name, rows in children.items()}
                before = self.earlier_draft(payloads.get(outcome.source_pk))
                self._differ(outcome, now, before)

    def _present(self, outcomes: list[Outcome]) -> dict[tuple[int, str], dict[str, Any]]:
        whole = {"whole": F(f"{PART_OF}__identifier")} if self.shape.has_whole else {}
        return {
            (row["institution_id"], row["identifier"]): row | ({PART_OF: row["whole"] or ""} if whole else {})
            for part in in_batches(outcomes)
            for row in self.profile.model.objects.order_by()  # in their order SQLite walks the whole institution
            .filter(
                institution_id__in={outcome.institution_id for outcome in part},
                identifier__in=[outcome.identifier for outcome in part],
            )
            .values("pk", "institution_id", *self.shape.columns(), **whole)
        }

    def _present_children(self, pks: list[int]) -> dict[str, dict[int, list[dict]]]:
        return {name: read_children(child, pks) for name, child in self.shape.children.items()}

    def _payloads(self, outcomes: list[Outcome]) -> dict[int, dict]:
        return {
            row["pk"]: row
            for part in in_batches(outcome.source_pk for outcome in outcomes if outcome.source_pk)
            for row in SourceRow.objects.filter(pk__in=part).values("pk", "payload", "job_id")
        }

    def earlier_draft(self, source: dict | None) -> Draft | None:
        """What a kept source row (`payload`, `job_id`) maps to, by the mapping of the job that brought it."""
        if source is None:
            return None
        mapping = self._mapping_of(source["job_id"])
        row = SourceRecord(0, bytes(source["payload"]), "", self.load)
        try:
            return self.validator.draft(self.profile.convert(row.data(), mapping))
        except RowRefused:
            return None

    def _mapping_of(self, job_id: int | None) -> Mapping:
        if job_id not in self._earlier:
            params = Job.objects.filter(pk=job_id).values_list("params", flat=True).first() or {}
            content = params.get("mapping")
            self._earlier[job_id] = Mapping(content, version=self.profile.version) if content else self.mapping
        return self._earlier[job_id]

    def _differ(self, outcome: Outcome, present: dict, before: Draft | None) -> None:
        """The three-way rule: a source may replace only what it wrote itself; a person's edit stays."""
        earlier = (before.values | before.children) if before else {}
        for name, new in (outcome.draft.values | outcome.draft.children).items():
            now = present.get(name)
            if same(new, now):
                continue
            untouched = same(earlier[name], now) if name in earlier else now in ("", None, [])
            if untouched or self.overwrite:
                outcome.changes[name] = (now, new)
            elif name not in earlier or earlier[name] != new:
                outcome.kept[name] = (now, new)
                reason = _("编辑改过这一项，未覆盖") if before else _("这一项已有内容，来自别处，未覆盖")
                outcome.problems.append(Problem(name, shortened(new), reason))
        if outcome.changes:
            outcome.kind = CHANGED


def same(mapped: Any, present: Any) -> bool:
    if isinstance(mapped, list) and mapped and isinstance(mapped[0], dict):
        return isinstance(present, list) and same_children(mapped, present)
    return mapped == present


def raise_problem(problem: Problem) -> None:
    raise RowRefused(problem.field, problem.value, problem.reason)


def refuse(outcome: Outcome, problem: Problem) -> None:
    outcome.kind, outcome.draft = REFUSED, None
    outcome.problems.append(problem)
