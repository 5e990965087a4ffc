"""What a reviewer decides about staged rows: all, those of a filter, one record, one field."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ..models import Decision, Run, StagedDifference, StagedRow

Kind = StagedRow.Kind
DECIDABLE = (Kind.NEW, Kind.CHANGED)


def decidable(rows: QuerySet) -> QuerySet:
    """Those of the rows that still wait: they would write something and have not been applied."""
    kept = StagedDifference.objects.filter(row=OuterRef("pk"), kept=True)
    return rows.filter(Q(kind__in=DECIDABLE) | Exists(kept), applied=False)


def decide_rows(rows: QuerySet, decision: str) -> int:
    """Accepts or rejects whole rows; what was said about single fields before is taken back. Returns how many."""
    wanted = decidable(rows)
    keys = list(wanted.values_list("pk", flat=True))
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        StagedDifference.objects.filter(row__in=part).update(decision=Decision.OPEN)
        StagedRow.objects.filter(pk__in=part).update(decision=decision)
    return len(keys)


def decide_field(rows: QuerySet, field: str, decision: str) -> int:
    """Accepts or rejects one field of the rows, whatever is said about the rows. Returns how many."""
    open_rows = decidable(rows).order_by().values("pk")
    return StagedDifference.objects.filter(row__in=open_rows, field=field).update(decision=decision)


def to_apply(run: Run) -> QuerySet:
    """Rows that were accepted, as a whole or in a field, and are not applied yet."""
    accepted = StagedDifference.objects.filter(row=OuterRef("pk"), decision=Decision.ACCEPTED)
    return run.rows.filter(Q(decision=Decision.ACCEPTED) | Exists(accepted), applied=False).exclude(kind=Kind.REFUSED)


def accepted(run: Run) -> int:
    """How many rows a person has accepted; those that change nothing but their source row do not count."""
    said = StagedDifference.objects.filter(row=OuterRef("pk"), decision=Decision.ACCEPTED)
    return to_apply(run).filter(Q(kind__in=DECIDABLE) | Exists(said)).count()


def undecided(rows: QuerySet) -> QuerySet:
    """Those of the rows that nobody has decided about, neither as a whole nor in a field."""
    said = StagedDifference.objects.filter(row=OuterRef("pk")).exclude(decision=Decision.OPEN)
    return decidable(rows.filter(decision=Decision.OPEN)).exclude(Exists(said))


def unsaid(rows: QuerySet) -> QuerySet:
    """The fields of rows to apply that nobody has decided about, where only single fields were accepted."""
    open_fields = StagedDifference.objects.filter(row__decision=Decision.OPEN, decision=Decision.OPEN, kept=False)
    return open_fields.filter(row__in=rows.order_by().values("pk"))


def counts_of(rows: QuerySet) -> dict[str, int]:
    """`{"new": n, "changed": n, "unchanged": n, "refused": n, "warned": n}` of staged rows."""
    counts = Counter(dict(rows.order_by().values_list("kind").annotate(Count("pk"))))
    warned = rows.exclude(kind=Kind.REFUSED).exclude(problems=[]).count()
    return {**{str(kind): counts[kind] for kind in Kind.values}, "warned": warned}


def fields_changed(rows: QuerySet) -> list[tuple[str, int]]:
    """The fields that the rows would change, with how many rows each, most frequent first."""
    found = StagedDifference.objects.filter(row__in=rows.order_by().values("pk")).order_by()
    return list(found.values_list("field").annotate(found=Count("pk")).order_by("-found", "field"))


def reasons(refusals: QuerySet, limit: int = 30) -> list[tuple[str, int]]:
    """Why rows were refused or warned about, most frequent first."""
    found = refusals.order_by().values_list("reason")
    return list(found.annotate(found=Count("pk")).order_by("-found", "reason")[:limit])
