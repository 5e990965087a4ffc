"""The list of an authority in the admin: found by any name or number, with what stands under each."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import snippets

from .domain.links import usage_of, used
from .lines import year_text

USAGE = (("used", _("有关联")), ("unused", _("没有关联")))


class UsageColumn(Column):
    """How many rows stand under the authority; the view reads the numbers of a page at once."""

    def __init__(self):
        super().__init__("usage", label=_("关联"), accessor="usage")


class YearColumn(Column):
    """A year as people write it: 前 551 and not -550."""

    def __init__(self, name, label, write=year_text):
        super().__init__(name, label=label, sort_key=name)
        self.write = write

    def get_value(self, instance):
        year = getattr(instance, self.name)
        return "" if year is None else self.write(year)


class AuthorityFilterSet(WagtailFilterSet):
    usage = django_filters.ChoiceFilter(
        label=_("关联"), choices=USAGE, method="filter_usage", empty_label=_("全部"), widget=forms.RadioSelect
    )

    def filter_usage(self, queryset, name, value):
        condition = used(queryset.model)
        return queryset.filter(condition if value == "used" else ~condition)


class AuthorityIndexView(snippets.IndexView):
    """Searched in one condition without joins, so that nothing stands in the list twice."""

    @cached_property
    def filterset_class(self):
        meta = type("Meta", (), {"model": self.model, "fields": self.list_filter or []})
        return type(f"{self.model.__name__}FilterSet", (AuthorityFilterSet,), {"Meta": meta})

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        found = Q(pk__in=[])
        for field in self.search_fields:
            named = self.model._default_manager.filter(**{f"{field}__icontains": self.search_query})
            found |= Q(pk__in=named.order_by().values("pk"))
        return queryset.filter(found)

    def paginate_queryset(self, queryset, page_size):
        paginator, page, rows, is_paginated = super().paginate_queryset(queryset, page_size)
        rows = list(rows)
        numbers = usage_of(self.model, [row.pk for row in rows])
        for row in rows:
            row.usage = numbers.get(row.pk, 0)
        page.object_list = rows
        return paginator, page, rows, is_paginated
