"""Bulk edits in the admin: choose, see what would change, do it, look back, take it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from .bulk.applying import is_at_work, plan_edit, refusal, run_edit, run_undo
from .bulk.forms import ASKED_OF, FIELD, OPERATION, OWN, FieldForm, OperationForm
from .bulk.operations import LABELS, Operation, editable_fields, names_of, operations_of, outcome, shown
from .desk_views import DeskView
from .listing import listed
from .models import BulkChange, BulkEdit
from .permissions import ACTIONS
from .tasks import run_bulk_edit

SHOWN, COUNTED, AT_ONCE = 50, 1000, 100
PAGE = 50


@dataclass(frozen=True)
class Row:
    """One record of a preview or of a finished edit."""

    title: str
    identifier: str
    url: str
    old: str
    new: str
    reason: str = ""
    state: str = ""


class EditManyView(DeskView, View):
    """One field of the chosen records: `id`s, or `id=all` with the filters of the list."""

    permission_required = "change"
    template_name = "records/admin/bulk_edit.html"
    page_title = gettext_lazy("批量修改")
    bulk_edit_url_name = None

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def post(self, request):
        """The question is in the address, so that what was previewed is what is done."""
        form = self.operation_form()
        if form is None or not form.is_valid():
            return self.render_to_response(self.get_context_data())
        keys = list(self.records().values_list("pk", flat=True))
        edit = plan_edit(
            model=self.model, field=form.field.name, operation=form.operation, keys=keys, user=request.user
        )
        begin(edit, len(keys))
        return HttpResponseRedirect(reverse(self.bulk_edit_url_name, args=[edit.pk]))

    def records(self):
        """The chosen records that the user may change."""
        chosen = self.request.GET.getlist("id")
        if "all" in chosen:
            filters = self.request.GET.copy()
            for name in ("id", *OWN):
                filters.pop(name, None)
            return listed(self.model, self.request.user, self.permission_policy, filters, self.list_filter)
        own = self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["change"])
        return own.filter(pk__in=[key for key in chosen if key.isdigit()]).order_by()

    def operation_form(self) -> OperationForm | None:
        field = editable_fields(self.model).get(self.request.GET.get(FIELD, ""))
        if field is None:
            return None
        asked = self.request.GET.get(OPERATION, "")
        is_of_this = self.request.GET.get(ASKED_OF, field.name) == field.name
        if not (asked and is_of_this):
            return OperationForm(None, field=field, operation=operations_of(field)[0])
        return OperationForm(self.request.GET, field=field, operation=asked)

    def get_context_data(self, **kwargs):
        records, form = self.records(), self.operation_form()
        context = {
            "count": records.count(),
            "index_url": reverse(self.index_url_name),
            "hidden": [(name, value) for name, value in self.parameters() if name not in OWN],
            "field_form": FieldForm(self.request.GET if FIELD in self.request.GET else None, model=self.model),
            "form": form,
            "ready": bool(form and form.is_bound and self.answered(form) and form.is_valid()),
        }
        if context["ready"]:
            context |= self.preview(records, form.field, form.operation)
        return super().get_context_data(**context, **kwargs)

    def answered(self, form: OperationForm) -> bool:
        """Whether the value was asked for already; the first time the form only grows by its field."""
        return all(name in self.request.GET for name in form.fields)

    def parameters(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self.request.GET.lists() for value in values]

    def preview(self, records, field, operation: Operation) -> dict:
        """What would change among the first COUNTED, the first SHOWN of them row by row."""
        rows, changing, staying = [], 0, 0
        names = names_of(field)
        for record in records.select_related("institution", "latest_revision").order_by("pk")[:COUNTED]:
            row = self.preview_row(record, field, operation, names)
            changes = not row.reason and row.old != row.new
            changing, staying = changing + changes, staying + (not changes)
            if (changes or row.reason) and len(rows) < SHOWN:
                rows.append(row)
        return {"rows": rows, "changing": changing, "staying": staying, "counted": COUNTED, "field": field}

    def preview_row(self, record, field, operation: Operation, names: dict) -> Row:
        draft = record.get_latest_revision_as_object()
        old = new = field.value_from_object(draft)
        reason = refusal(record, self.request.user)
        try:
            new = outcome(field, old, operation)
        except ValidationError as error:
            reason = reason or " ".join(error.messages)
        url = reverse(self.edit_url_name, args=[record.pk])
        return Row(str(draft), record.identifier, url, shown(field, old, names), shown(field, new, names), reason)


def begin(edit: BulkEdit, records: int) -> bool:
    """Few records at once, many by the worker. Returns whether it is left to the worker."""
    if records > AT_ONCE:
        run_bulk_edit.enqueue(edit.pk)
        return True
    if edit.state == BulkEdit.State.UNDOING:
        run_undo(edit)
    else:
        run_edit(edit)
    return False


class BulkEditsView(DeskView, View):
    """The bulk edits of this model that the user has made; an administrator sees those of all."""

    permission_required = "change"
    template_name = "records/admin/bulk_edits.html"
    page_title = gettext_lazy("批量修改记录")
    bulk_edit_url_name = None

    def get(self, request):
        edits = own_edits(self.model, request.user).annotate(number=Count("changes")).order_by("-pk")
        page = Paginator(edits, PAGE).get_page(request.GET.get("p"))
        fields = editable_fields(self.model)
        rows = [(edit, labels(edit, fields), reverse(self.bulk_edit_url_name, args=[edit.pk])) for edit in page]
        return self.render_to_response(self.get_context_data(rows=rows, page=page))


def own_edits(model, user):
    found = BulkEdit.objects.filter(content_type=ContentType.objects.get_for_model(model))
    found = found.select_related("created_by", "job", "content_type")
    return found if user.is_superuser else found.filter(created_by=user)


def labels(edit: BulkEdit, fields: dict) -> str:
    field = fields.get(edit.field)
    value = " → ".join(filter(None, [edit.value, edit.replacement]))
    return f"{field.verbose_name if field else edit.field} · {LABELS[edit.operation]} {value}".strip()


class BulkEditView(DeskView, View):
    """One bulk edit: how far it is, what it did to each record; POST takes it back, or goes on with it."""

    any_permission_required = list(ACTIONS)
    template_name = "records/admin/bulk_edit_done.html"
    page_title = gettext_lazy("批量修改")

    @property
    def edit(self) -> BulkEdit:
        return get_object_or_404(own_edits(self.model, self.request.user), pk=self.kwargs["edit_id"])

    def get(self, request, edit_id):
        return self.render_to_response(self.get_context_data(edit=self.edit))

    def post(self, request, edit_id):
        edit = self.edit
        if not self.user_has_permission("change") or is_at_work(edit):
            raise PermissionDenied
        if edit.state == BulkEdit.State.DONE:
            edit.state = BulkEdit.State.UNDOING
            edit.save(update_fields=["state"])
        if begin(edit, edit.changes.filter(state__in=[BulkChange.State.WAITING, BulkChange.State.DONE]).count()):
            messages.success(request, _("正在处理；完成的情况见下表。"))
        return HttpResponseRedirect(request.path)

    def get_context_data(self, edit: BulkEdit, **kwargs):
        fields = editable_fields(self.model)
        numbers = dict(edit.changes.order_by().values_list("state").annotate(number=Count("pk")))
        page = Paginator(edit.changes.exclude(state=BulkChange.State.SAME), PAGE).get_page(self.request.GET.get("p"))
        context = {
            "edit": edit,
            "what": labels(edit, fields),
            "numbers": [(BulkChange.State(state).label, number) for state, number in sorted(numbers.items())],
            "total": sum(numbers.values()),
            "waiting": numbers.get(BulkChange.State.WAITING, 0),
            "at_work": is_at_work(edit),
            "may_undo": edit.state == BulkEdit.State.DONE and numbers.get(BulkChange.State.DONE, 0) > 0,
            "may_go_on": edit.state in (BulkEdit.State.RUNNING, BulkEdit.State.UNDOING) and not is_at_work(edit),
            "page": page,
            "rows": self.rows(page, fields.get(edit.field)),
        }
        return super().get_context_data(**context, **kwargs)

    def rows(self, page, field) -> list[Row]:
        """The changes of the page with their records; a record out of scope by now is not named."""
        own = self.permission_policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)
        records = {record.pk: record for record in own.filter(pk__in=[change.object_id for change in page])}
        names = names_of(field) if field is not None else {}
        return [self.row(change, records.get(change.object_id), field, names) for change in page]

    def row(self, change: BulkChange, record, field, names: dict) -> Row:
        known = record is not None and field is not None
        return Row(
            title=str(record) if record else _("（已不在您的工作范围内）"),
            identifier=record.identifier if record else "",
            url=reverse(self.edit_url_name, args=[record.pk]) if record else "",
            old=shown(field, change.old, names) if known else "",
            new=shown(field, change.new, names) if known else "",
            reason=change.reason,
            state=change.get_state_display(),
        )
