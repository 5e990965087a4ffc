"""Rows that wait for review: written by an import, read again when a person has decided."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from ..bulk import BulkInsert, allocate
from ..errors import Problem
from ..models import Decision, Run, StagedDifference, StagedRow
from ..rows import UNCHANGED, Draft, Outcome, SourceRecord

TITLE_LENGTH = 255


class Stager:
    """Keeps the outcomes of one run as staged rows. Call `apply` inside a transaction."""

    def __init__(self, run: Run):
        self.run = run
        self.insert_rows = BulkInsert(StagedRow, keyed=True)
        self.insert_differences = BulkInsert(StagedDifference)
        self.rejected = rejected_before(run)

    def apply(self, outcomes: list[Outcome]) -> None:
        for outcome in outcomes:
            if self._was_rejected(outcome):
                outcome.problems.append(Problem("identifier", outcome.identifier, _("上次审核拒绝了同样的内容")))
        keys = allocate(StagedRow, len(outcomes))
        pairs = list(zip(keys, outcomes, strict=True))
        self.insert_rows(self._row(pk, outcome) for pk, outcome in pairs)
        self.insert_differences(
            {"row_id": pk, "field": name, "old": old, "new": new, "kept": kept}
            for pk, outcome in pairs
            for kept, changes in ((False, outcome.changes), (True, outcome.kept))
            for name, (old, new) in changes.items()
        )

    def _was_rejected(self, outcome: Outcome) -> bool:
        return bool(self.rejected) and hash((outcome.identifier[:255], outcome.checksum)) in self.rejected

    def _row(self, pk: int, outcome: Outcome) -> dict[str, Any]:
        draft, known = outcome.draft, outcome.kind == UNCHANGED and outcome.draft is None
        return {
            "id": pk,
            "run_id": self.run.pk,
            "number": outcome.row.number,
            "identifier": outcome.identifier[:255],
            "title": str(draft.values.get("title", ""))[:TITLE_LENGTH] if draft else "",
            "institution_id": outcome.institution_id,
            "kind": outcome.kind,
            "media_type": outcome.row.media_type,
            "payload": b"" if known else outcome.row.payload,
            "checksum": outcome.checksum,
            "draft": {"values": draft.values, "children": draft.children} if draft else {},
            "problems": [[problem.field, problem.value, problem.reason] for problem in outcome.problems],
            "decision": self._decision(outcome),
        }

    def _decision(self, outcome: Outcome) -> str:
        """What needs no person is accepted; what was rejected stays so until somebody says otherwise."""
        if self._was_rejected(outcome):
            return Decision.REJECTED
        silent = outcome.kind == UNCHANGED and outcome.draft is not None and not outcome.kept
        return Decision.ACCEPTED if silent else Decision.OPEN


def rejected_before(run: Run) -> set[int]:
    """Hashes of (identifier, checksum) of the rows of this source that a reviewer did not accept."""
    earlier = Run.objects.filter(profile=run.profile, institution=run.institution).exclude(pk=run.pk)
    rows = StagedRow.objects.filter(run__in=earlier, kind__in=StagedRow.Kind.values, decision=Decision.REJECTED)
    return {hash(pair) for pair in rows.values_list("identifier", "checksum").iterator()}


def outcome_of(row: StagedRow) -> Outcome:
    """The staged row as it was drafted; what it would do is to be compared anew."""
    record = SourceRecord(row.number, bytes(row.payload), row.media_type, bytes)
    draft = Draft(row.draft["values"], row.draft["children"]) if row.draft else None
    return Outcome(
        UNCHANGED,
        record,
        institution_id=row.institution_id,
        identifier=row.identifier,
        checksum=row.checksum,
        draft=draft,
    )
