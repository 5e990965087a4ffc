"""Reports of what was asked: a page with one click to a rule or a judgement, and the same as a file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from .. import conf, labels
from ..tending.models import AskedQuery, JudgedQuery, Promotion, SynonymGroup
from .access import venues_of
from .figures import CITY, REPORTS, lines, span_of, totals

PER_PAGE, MOST_LINES = 50, 10_000
FORMULA = re.compile(r"^[=+\-@\t\r]")
DEEDS = (
    ("search_synonyms:add", "words", SynonymGroup, _("同义词")),
    ("search_promotions:add", "words", Promotion, _("推荐")),
    ("search_judged:add", "query", JudgedQuery, _("评判")),
)
"""(address, parameter, model, what it is called) of what can be made out of a line."""


class ReportMixin:
    """The span that is asked for, within the venues whose reports the user may see."""

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        self.venues = venues_of(request.user)
        if self.venues is not None and not self.venues:
            raise PermissionDenied
        self.span = span_of(request.GET, self.venues)
        return super().dispatch(request, *args, **kwargs)


class ReportView(ReportMixin, WagtailAdminTemplateMixin, TemplateView):
    """The page."""

    template_name = "search/admin/reports.html"
    page_title = _("检索报表")
    header_icon = "doc-full-inverse"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        page = Paginator(lines(self.span, self.venues), PER_PAGE).get_page(self.request.GET.get("p"))
        own = self.span.parameters
        deeds = [deed for deed in DEEDS if self.request.user.has_perm(_permission(deed[2]))]
        return super().get_context_data(
            span=self.span,
            page=page,
            may_add=bool(deeds),
            rows=[(row, [(_address(deed, row["text"]), deed[3]) for deed in deeds]) for row in page.object_list],
            totals=totals(self.span, self.venues),
            tabs=[(name, label, urlencode(own | {"report": name})) for name, label in REPORTS.items()],
            venue_choices=_venue_choices(self.venues),
            query=urlencode(own),
            log_days=conf.get("SEARCH_LOG_DAYS"),
            **kwargs,
        )


def _permission(model) -> str:
    return f"{model._meta.app_label}.add_{model._meta.model_name}"


def _address(deed: tuple, text: str) -> str:
    return f"{reverse(deed[0])}?{urlencode({deed[1]: text})}"


def _venue_choices(venues: set[str] | None) -> list[tuple[str, str]]:
    """(value, label) of the filter: what the user may see, the whole city among it for those who see all."""
    known = set(AskedQuery.objects.order_by().values_list("venue", flat=True).distinct()) if venues is None else venues
    slugs = sorted(known - {""}, key=lambda slug: labels.place_of("venue", slug))
    names = labels.labels_for("venue", slugs)
    city = [(CITY, gettext("在全市范围检索"))] if venues is None else []
    return [*city, *((slug, names.get(slug, slug)) for slug in slugs)]


class ReportFile(ReportMixin, View):
    """The same lines as CSV in UTF-8 with a byte order mark, which spreadsheets want."""

    def get(self, request: HttpRequest):
        name = f"search-{self.span.report}-{self.span.first}-{self.span.last}.csv"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(self._lines(), content_type="text/csv; charset=utf-8", headers=disposition)

    def _lines(self) -> Iterator[bytes]:
        writer = csv.writer(_Echo())
        heads = (
            _("检索词"),
            _("次数"),
            _("没有结果"),
            _("只有部分词语符合"),
            _("点开结果"),
            _("最多结果数"),
            _("最近一天"),
        )
        yield b"\xef\xbb\xbf" + writer.writerow([str(head) for head in heads]).encode()
        for row in lines(self.span, self.venues)[:MOST_LINES].iterator():
            figures = [row[name] for name in ("times", "without", "partly", "clicks", "most")]
            yield writer.writerow([harmless(row["text"]), *figures, row["latest"].isoformat()]).encode()


class _Echo:
    """What `csv.writer` writes to: gives back what it gets."""

    def write(self, text: str) -> str:
        return text


def harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if FORMULA.match(text) else text


class ReportMenuItem(MenuItem):
    """Shown to those who may see a report."""

    def is_shown(self, request):
        venues = venues_of(request.user)
        return venues is None or bool(venues)


class ReportViewSet(ViewSet):
    name = "search_reports"
    url_prefix = "search/reports"
    icon = menu_icon = "doc-full-inverse"
    menu_label = _("检索报表")
    menu_item_class = ReportMenuItem

    @cached_property
    def menu_url(self):
        return reverse(f"{self.name}:index")

    def get_urlpatterns(self):
        return [path("", ReportView.as_view(), name="index"), path("csv/", ReportFile.as_view(), name="csv")]
