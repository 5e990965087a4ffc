"""Which staged rows a reviewer looks at, from the address."""

from __future__ import annotations

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ..domain import reviewing
from ..models import Decision, StagedDifference, StagedRow
from .showing import Shower

ANY = [("", _("全部"))]
WARNED = "warned"
UNDECIDED = "open"


class RowFilter(forms.Form):
    """The choices are those that the run really has."""

    kind = forms.ChoiceField(label=_("种类"), required=False)
    field = forms.ChoiceField(label=_("会改动的字段"), required=False)
    reason = forms.ChoiceField(label=_("警告与原因"), required=False)
    decision = forms.ChoiceField(label=_("决定"), required=False)
    q = forms.CharField(label=_("编号或题名"), required=False, max_length=100)

    def __init__(self, data, *, rows: QuerySet, refusals: QuerySet, shower: Shower):
        super().__init__(data)
        self.rows, self.refusals = rows, refusals
        self.fields["kind"].choices = [*ANY, *StagedRow.Kind.choices, (WARNED, _("有警告"))]
        self.fields["field"].choices = [
            *ANY,
            *((name, f"{shower.label(name)}（{count}）") for name, count in reviewing.fields_changed(rows)),
        ]
        self.fields["reason"].choices = [
            *ANY,
            *((reason, f"{reason}（{count}）") for reason, count in reviewing.reasons(refusals)),
        ]
        said = [(value, label) for value, label in Decision.choices if value]
        self.fields["decision"].choices = [*ANY, (UNDECIDED, Decision.OPEN.label), *said]

    def chosen(self) -> QuerySet:
        """The rows that the filter lets through; a choice that the run does not have lets none."""
        if not self.is_valid():
            return self.rows.none()
        wanted = self.cleaned_data
        rows = self.of_kind(self.rows, wanted["kind"])
        if wanted["field"]:
            rows = rows.filter(Exists(StagedDifference.objects.filter(row=OuterRef("pk"), field=wanted["field"])))
        if wanted["reason"]:
            said = self.refusals.filter(reason=wanted["reason"])
            rows = rows.filter(number__in=said.values("number"))
        if wanted["decision"]:
            rows = rows.filter(decision="" if wanted["decision"] == UNDECIDED else wanted["decision"])
        if wanted["q"]:
            rows = rows.filter(Q(identifier__icontains=wanted["q"]) | Q(title__icontains=wanted["q"]))
        return rows

    @staticmethod
    def of_kind(rows: QuerySet, kind: str) -> QuerySet:
        if kind == WARNED:
            return rows.exclude(kind=StagedRow.Kind.REFUSED).exclude(problems=[])
        return rows.filter(kind=kind) if kind else rows
