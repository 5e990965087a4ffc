"""A reviewer's word on staged rows, and on the job that applies them. All by POST, back to where one was."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job

from ..access import DECIDE, rows_for
from ..domain import reviewing, runs
from ..domain.undoing import KIND as UNDO
from ..models import Decision, Refusal, StagedDifference
from ..tasks import carry_on_import, carry_on_undoing
from .base import RunDeed
from .filters import RowFilter
from .showing import Shower


class Decide(RunDeed):
    """`decision` on one `difference`, one `row`, or all rows of the `query`.

    Of all rows it may be said on one `field`, or on the `rest` of which nothing was said before.
    """

    def post(self, request, pk):
        self.require(DECIDE)
        decision = request.POST.get("decision", "")
        if decision not in Decision.values:
            raise BadRequest("decision")
        if self.run.job.state not in (Job.State.REVIEW, Job.State.DONE):
            messages.error(request, _("这次导入现在不能改决定。"))
        else:
            count = self.decide(decision)
            messages.success(request, _("已记下决定（%(count)s）。") % {"count": count})
        anchor = f"#row-{request.POST['back']}" if request.POST.get("back") else ""
        query = request.POST.get("query", "")
        return redirect(f"{reverse('imports:run', args=[pk])}{'?' + query if query else ''}{anchor}")

    def decide(self, decision: str) -> int:
        wanted = self.request.POST
        rows = rows_for(self.request.user, self.run, self.run.rows.all(), [DECIDE])
        if wanted.get("difference"):
            open_rows = reviewing.decidable(rows).order_by().values("pk")
            difference = get_object_or_404(StagedDifference, pk=key(wanted["difference"]), row__in=open_rows)
            difference.decision = decision
            difference.save(update_fields=["decision"])
            return 1
        if wanted.get("row"):
            return reviewing.decide_rows(rows.filter(pk=key(wanted["row"])), decision)
        refusals = rows_for(self.request.user, self.run, Refusal.objects.filter(job=self.run.pk))
        query = QueryDict(wanted.get("query", ""))
        chosen = RowFilter(query, rows=rows, refusals=refusals, shower=Shower(self.run)).chosen()
        if wanted.get("field"):
            return reviewing.decide_field(chosen, wanted["field"], decision)
        return reviewing.decide_rows(reviewing.undecided(chosen) if wanted.get("rest") else chosen, decision)


def key(text: str) -> int:
    """A primary key from a form. Raises BadRequest for anything else."""
    if not text.isdecimal():
        raise BadRequest("key")
    return int(text)


class Apply(RunDeed):
    """Puts the accepted rows before a worker."""

    def post(self, request, pk):
        self.require(DECIDE)
        if runs.begin_applying(self.run):
            carry_on_import.enqueue(self.run.pk)
        else:
            messages.error(request, _("没有可以应用的记录：请先接受一些。"))
        return redirect("imports:run", pk)


class Control(RunDeed):
    """Pause, resume and cancel, of the import or of its being taken back."""

    def post(self, request, pk):
        self.require(DECIDE)
        job, enqueue = self.run.job, carry_on_import.enqueue
        if request.POST.get("job") == "undo":
            job = Job.objects.filter(kind=UNDO, params__import=pk).order_by("-pk").first() or job
            enqueue = carry_on_undoing.enqueue
        wanted = request.POST.get("wanted")
        if wanted in Job.Wanted.values:
            running.ask(job, wanted)
        elif running.wait_again(job, states=(Job.State.PAUSED, Job.State.FAILED)):
            enqueue(job.pk)
        return redirect("imports:run", pk)
