"""The list of the records of one model: narrowed, searched, sorted, and kept under a name."""

from types import SimpleNamespace

from django.db.models import F
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.snippets.views import snippets

from . import list_filters, list_menu
from .filters import RecordFilterSet
from .finding import matching
from .models.records import TITLE_START
from .saved_views import kept_query, views_for

SORTED_BY = {"_updated_at": F("updated_at"), "title": TITLE_START}
"""The columns of a list that stand for something else in the table."""


class RecordIndexView(snippets.IndexView):
    """The list of the records in scope; bulk actions only for whoever has one to take."""

    results_template_name = "records/admin/index_results.html"
    save_view_url_name = None
    delete_view_url_name = None
    show = None
    """Adds to a queryset of records what the list shows of them."""

    @cached_property
    def filterset_class(self):
        return filterset_of(self.model, self.list_filter)

    @cached_property
    def columns(self):
        columns = super().columns
        if self.user_has_permission("delete") or self.user_has_permission("change"):
            return columns
        return [column for column in columns if not isinstance(column, BulkActionsCheckboxColumn)]

    @cached_property
    def header_more_buttons(self):
        return [*super().header_more_buttons, *list_menu.buttons(self.model, self.request.GET)]

    def search_queryset(self, queryset):
        return queryset.filter(matching(queryset.model, self.search_query)) if self.is_searching else queryset

    def get_ordering(self):
        """A list without an order of its own stands as the records came in, the newest first."""
        return super().get_ordering() or "-pk"

    def order_queryset(self, queryset):
        """By the asked column and then by key the same way, as an index can be read; no record is on two pages."""
        column = self.ordering.removeprefix("-")
        columns = [F("pk")] if column == "pk" else [SORTED_BY.get(column) or F(column), F("pk")]
        return queryset.order_by(*(item.desc() if self.ordering.startswith("-") else item.asc() for item in columns))

    def paginate_queryset(self, queryset, page_size):
        """Finds the keys of the page by the narrow query, then reads those rows with all that the list shows.

        What is shown costs a look into other tables for each row: for those of one page, not for all that are sorted.
        """
        paginator, page, keys, more = super().paginate_queryset(queryset.values_list("pk", flat=True), page_size)
        shown = self.show(self.model._default_manager.filter(pk__in=list(keys)).annotate(_updated_at=F("updated_at")))
        rows = {row.pk: row for row in shown}
        page.object_list = [rows[key] for key in keys if key in rows]
        return paginator, page, page.object_list, more

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        query = kept_query(self.request.GET)
        context |= {
            "saved_views": views_for(self.model, self.request.user, query),
            "kept_query": query,
            "save_view_url_name": self.save_view_url_name,
            "delete_view_url_name": self.delete_view_url_name,
            "list_url": self.index_url,
        }
        return context


def filterset_of(model, list_filter=()):
    """The filters of a list of that model, with those of its kind and of the rooms above."""
    meta = type("Meta", (), {"model": model, "fields": list_filter or []})
    return type(f"{model.__name__}FilterSet", (RecordFilterSet,), {"Meta": meta, **list_filters.filters_of(model)})


def listed(model, user, policy, query, list_filter=(), actions=("change",)):
    """The records of a list with those parameters (a QueryDict) which `user` may change, without an order.

    With other `actions` those for which the user has any of these rights.
    """
    request = SimpleNamespace(GET=query, user=user)
    own = policy.instances_user_has_any_permission_for(user, actions).order_by()
    filters = filterset_of(model, list_filter)(query, request=request)
    if not filters.is_valid():
        return own.none()  # a filter that cannot be read must not widen what is changed
    records = filters.filter_queryset(own)
    words = query.get("q", "").strip()
    return records.filter(matching(model, words)) if words else records
