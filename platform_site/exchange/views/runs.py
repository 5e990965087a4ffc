"""The list of imports, and the page of one: its state, what it would change, what became of it."""

from __future__ import annotations

import csv

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from platform_site.jobs.domain.progress import progress_of
from platform_site.jobs.models import Job

from ..access import DECIDE, UPLOAD, may, may_take_back, profiles_for, rows_for, runs_for, works_on_imports
from ..domain import reviewing
from ..domain.undoing import KIND as UNDO
from ..list_filter import FILTER, written_by
from ..mappings_admin.access import table_profiles
from ..models import Change, Refusal, Run, StagedRow
from ..profiles import get_profile
from .base import WORKING, ImportPage, RunMixin, RunPage, WhileWorking
from .filters import RowFilter
from .showing import Shower

PER_PAGE, RUNS_PER_PAGE = 25, 30
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class RunList(ImportPage):
    template_name = "exchange/runs/list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not works_on_imports(user):
            raise PermissionDenied
        page = Paginator(runs_for(user).order_by("-pk"), RUNS_PER_PAGE).get_page(self.request.GET.get("page"))
        labels = {run.profile: label_of(run) for run in page}
        return super().get_context_data(
            page=page,
            runs=[(run, labels[run.profile], run.job.counters) for run in page],
            may_upload=bool(profiles_for(user)),
            **kwargs,
        )


def label_of(run: Run) -> str:
    return str(get_profile(run.profile).label)


class RunView(WhileWorking, RunPage):
    template_name = "exchange/runs/run.html"

    def get_context_data(self, **kwargs):
        user, run = self.request.user, self.run
        undo = Job.objects.filter(kind=UNDO, params__import=run.pk).order_by("-pk").first()
        context = super().get_context_data(
            run=run,
            job=run.job,
            profile=label_of(run),
            undo=undo,
            conflicts=Change.objects.filter(job=run.pk, decision="").exclude(conflict="").count() if undo else 0,
            refreshes=run.job.state in WORKING or (undo is not None and undo.state in WORKING),
            progress=progress_of(run.job),
            records=records_of(run),
            may_decide=may(user, DECIDE, run),
            may_upload=may(user, UPLOAD, run),
            may_undo=run.job.state not in WORKING and may_take_back(user, run) and has_changes(run),
            problems=refusals_for(user, run).count(),
            unmapped=is_unmapped(user, run),
            **kwargs,
        )
        return context | self.rows_context()

    def rows_context(self) -> dict:
        """What is to be reviewed, and what of it the address asks for."""
        run = self.run
        rows = rows_for(self.request.user, run, run.rows.all())
        if not run.review or run.job.state in WORKING:
            return {}
        shower = Shower(run)
        refusals = refusals_for(self.request.user, run)
        chosen = RowFilter(self.request.GET, rows=rows, refusals=refusals, shower=shower)
        found = chosen.chosen()
        page = Paginator(found.defer("payload"), PER_PAGE).get_page(self.request.GET.get("page"))
        query = self.request.GET.copy()
        query.pop("page", None)
        field = self.request.GET.get("field", "")
        return {
            "filter": chosen,
            "counts": counts_shown(rows),
            "page": page,
            "shown": shower.rows(list(page)),
            "query": query.urlencode(),
            "field": field,
            "field_label": shower.label(field) if field else "",
            "decidable": reviewing.decidable(found).count(),
            "to_apply": reviewing.to_apply(run).exists(),
            "accepted": reviewing.accepted(run),
            "waiting": reviewing.undecided(run.rows.all()).count(),
            "rest": reviewing.undecided(found).count(),
            "unsaid": reviewing.unsaid(reviewing.to_apply(run)).count(),
        }


def counts_shown(rows) -> list[tuple[str, str, int]]:
    """(filter value, label, count) of each kind."""
    counts = reviewing.counts_of(rows)
    labels = [*StagedRow.Kind.choices, ("warned", _("有警告"))]
    return [(kind, str(label), counts[kind]) for kind, label in labels]


def is_unmapped(user, run: Run) -> bool:
    """Whether the run ended since no mapping fits its table, and the user may make one."""
    failed = run.job.state == Job.State.FAILED and run.stored and not run.job.params.get("mapping")
    return bool(failed) and run.profile in {profile.key for profile in table_profiles(user)}


def has_changes(run: Run) -> bool:
    return Change.objects.filter(job=run.pk).exclude(decision=Change.Undo.KEEP).exists()


def refusals_for(user, run: Run):
    return rows_for(user, run, Refusal.objects.filter(job=run.pk))


def records_of(run: Run) -> str:
    """The admin's list of the records that the run brought, where it brought any."""
    model = get_profile(run.profile).model
    viewset = getattr(model, "snippet_viewset", None)
    if viewset is None or not written_by(run).exists():
        return ""
    return f"{reverse(viewset.get_url_name('list'))}?{FILTER}={run.pk}"


class Problems(RunMixin, View):
    """What was refused or warned about, as a table that opens in any spreadsheet."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int):
        rows = refusals_for(request.user, self.run).order_by("number", "pk")
        response = StreamingHttpResponse(self.lines(rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{pk}-problems.csv"'
        return response

    def lines(self, rows):
        writer = csv.writer(Echo())
        head = [_("文件"), _("记录序号"), _("种类"), _("编号"), _("字段"), _("值"), _("原因")]
        yield "\ufeff" + writer.writerow(head)
        named = Shower(self.run).label
        for row in rows.iterator(chunk_size=2000):
            cells = [
                self.run.file_name,
                row.number,
                row.get_kind_display(),
                row.identifier,
                named(row.field),
                row.value,
            ]
            yield writer.writerow([harmless(cell) for cell in (*cells, row.reason)])


class Echo:
    """What the CSV writer writes to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def harmless(cell) -> object:
    """The cell, never taken for a formula by a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
