"""Likely doubles in the admin: side by side, to be merged or told apart for good."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from .bulk.operations import editable_fields, names_of, shown
from .desk_views import DeskView
from .domain.merging import merge_records
from .duplicates.finding import IDENTIFIER, TITLE
from .models import DuplicatePair
from .permissions import ACTIONS
from .tasks import find_duplicates

PAGE = 10
ALWAYS = ("title", "date_text", "description")


@dataclass(frozen=True)
class Line:
    label: str
    first: str
    second: str
    differs: bool


@dataclass(frozen=True)
class Side:
    record: object
    url: str


@dataclass(frozen=True)
class Comparison:
    pair: DuplicatePair
    reasons: list[str]
    first: Side
    second: Side
    lines: list[Line]


class OfPairs(DeskView):
    any_permission_required = list(ACTIONS)
    duplicates_url_name = None

    def pairs(self):
        """The pairs of which the user has a right on both records."""
        own = self.permission_policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)
        keys = own.filter(withdrawn_at__isnull=True).order_by().values("pk")
        of_model = DuplicatePair.objects.filter(content_type=ContentType.objects.get_for_model(self.model))
        return of_model.filter(Q(first_id__in=keys) & Q(second_id__in=keys))

    def back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse(self.duplicates_url_name))


class DuplicatesView(OfPairs, View):
    """The open pairs; POST looks for them anew, in the background."""

    template_name = "records/admin/duplicates.html"
    page_title = gettext_lazy("疑似重复")
    duplicate_url_name = None

    def get(self, request):
        page = Paginator(self.pairs().filter(state=DuplicatePair.State.OPEN), PAGE).get_page(request.GET.get("p"))
        numbers = "、".join(name for name, _path in self.model.duplicate_by)
        context = self.get_context_data(page=page, comparisons=self.comparisons(page), numbers=numbers)
        return self.render_to_response(context)

    def post(self, request):
        find_duplicates.enqueue(self.model._meta.label)
        messages.success(request, _("正在查找重复；记录多时需要几分钟，稍后刷新本页。"))
        return self.back()

    def comparisons(self, page) -> list[Comparison]:
        keys = {key for pair in page for key in (pair.first_id, pair.second_id)}
        records = self.model._default_manager.select_related("institution").prefetch_related("contributions")
        found = records.in_bulk(keys)
        fields = editable_fields(self.model)
        names = {name: names_of(field) for name, field in fields.items() if field.is_relation}
        return [self.compare(pair, found[pair.first_id], found[pair.second_id], fields, names) for pair in page]

    def compare(self, pair, first, second, fields: dict, names: dict) -> Comparison:
        lines = [
            Line(_("编号"), first.identifier, second.identifier, first.identifier != second.identifier),
            Line(_("机构"), first.institution.label, second.institution.label, first.institution != second.institution),
            Line(_("责任者"), makers(first), makers(second), makers(first) != makers(second)),
        ]
        for name, field in fields.items():
            values = [field.value_from_object(record) for record in (first, second)]
            if values[0] != values[1] or (name in ALWAYS and values[0]):
                left, right = (shown(field, value, names.get(name)) for value in values)
                lines.append(Line(str(field.verbose_name), left, right, values[0] != values[1]))
        reasons = [str(REASONS.get(reason, reason)) for reason in pair.reasons]
        return Comparison(pair, reasons, self.side(first), self.side(second), lines)

    def side(self, record) -> Side:
        return Side(record, reverse(self.edit_url_name, args=[record.pk]))


REASONS = {IDENTIFIER: gettext_lazy("编号相同"), TITLE: gettext_lazy("题名、责任者、年代相同")}


def makers(record) -> str:
    return "；".join(maker.name for maker in record.contributions.all()) or "—"


class DuplicateView(OfPairs, View):
    """Decides about one pair: `apart`, or `first` or `second` as the one that is kept."""

    http_method_names = ["post"]

    def post(self, request, pair_id):
        pair = get_object_or_404(self.pairs(), pk=pair_id)
        records = {record.pk: record for record in self.records(pair)}
        first, second = records[pair.first_id], records[pair.second_id]
        for record in (first, second):
            if not self.permission_policy.user_has_permission_for_instance(request.user, "change", record):
                raise PermissionDenied
        choice = request.POST.get("choice")
        if choice == "apart":
            self.tell_apart(pair)
        elif choice in ("first", "second"):
            self.merge(*((first, second) if choice == "first" else (second, first)))
        return self.back()

    def records(self, pair):
        return self.model._default_manager.select_related("institution").filter(pk__in=[pair.first_id, pair.second_id])

    def tell_apart(self, pair: DuplicatePair) -> None:
        pair.state, pair.decided_by, pair.decided_at = DuplicatePair.State.APART, self.request.user, timezone.now()
        pair.save()
        messages.success(self.request, _("已记下：这两条不是重复，以后不再提示。"))

    def merge(self, kept, other) -> None:
        for record in (kept, other):
            if not self.permission_policy.user_has_permission_for_instance(self.request.user, "publish", record):
                raise PermissionDenied
        try:
            merge_records(kept=kept, other=other, user=self.request.user)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            messages.success(self.request, _("已合并：保留“%(title)s”。") % {"title": kept.title})
