"""Taking an import back: what would happen, what stands against it, and the decision record by record."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..access import may_take_back
from ..domain.conflicts import LABELS
from ..domain.previewing import decide_conflicts, preview_undo
from ..domain.undoing import begin_undoing
from ..errors import FileRefused
from ..models import Change
from ..tasks import carry_on_undoing
from .base import RunDeed, RunPage
from .deciding import key
from .showing import Shower


class Undo(RunPage):
    template_name = "exchange/runs/undo.html"

    def dispatch(self, request, *args, **kwargs):
        if not may_take_back(request.user, self.run):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def path(self):
        return [*super().path(), {"url": reverse("imports:undo", args=[self.run.pk]), "label": _("撤销")}]

    def get_context_data(self, **kwargs):
        found, shower = preview_undo(self.run), Shower(self.run)
        conflicts = [
            {
                "change": conflict.change,
                "record": conflict.record,
                "url": shower.address(conflict.record and conflict.record.pk),
                "why": LABELS[conflict.kind],
                "fields": [
                    (shower.label(name), shower.text(name, before), shower.text(name, now))
                    for name, before, now in conflict.fields
                ],
            }
            for conflict in found.conflicts
        ]
        return super().get_context_data(run=self.run, found=found, conflicts=conflicts, **kwargs)

    def post(self, request, pk):
        try:
            job = begin_undoing(pk, user=request.user)
        except FileRefused as refusal:
            messages.error(request, str(refusal))
        else:
            carry_on_undoing.enqueue(job.pk)
        return redirect("imports:run", pk)


class DecideConflicts(RunDeed):
    """`decision` on the record of one `change`, or on all that have a conflict."""

    def post(self, request, pk):
        if not may_take_back(request.user, self.run):
            raise PermissionDenied
        decision = request.POST.get("decision", "")
        if decision not in Change.Undo.values:
            raise BadRequest("decision")
        wanted = request.POST.get("change", "")
        if wanted:
            Change.objects.filter(job=pk, pk=key(wanted)).update(decision=decision)
        else:
            decide_conflicts(self.run, decision)
        return redirect("imports:undo", pk)
