"""The filters of a record list."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from platform_site.vocabulary.models import Institution, Period

from .permissions import ACTIONS, InstitutionPermissionPolicy
from .states import under_review

STATES = (
    ("live", _("已发布")),
    ("changed", _("已发布，有未发布的修改")),
    ("draft", _("草稿")),
    ("review", _("待审核")),
)


class RecordFilterSet(WagtailFilterSet):
    """Institution, state and period; the choices are those that occur within the user's institutions."""

    institution = django_filters.ModelChoiceFilter(
        label=_("机构"), queryset=Institution.objects.none(), widget=forms.Select, method="filter_institution"
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=STATES, method="filter_state", empty_label=_("全部"), widget=forms.RadioSelect
    )
    period = django_filters.ModelChoiceFilter(label=_("时期"), queryset=Period.objects.none(), widget=forms.Select)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        model = self._meta.model
        policy = InstitutionPermissionPolicy(model)
        own = policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)
        self.filters["institution"].queryset = policy.institutions(self.request.user, ACTIONS).order_by("path")
        self.filters["period"].queryset = Period.objects.filter(pk__in=own.order_by().values("period"))

    def filter_institution(self, queryset, name, value):
        return queryset.filter(institution__path__startswith=value.path)

    def filter_state(self, queryset, name, value):
        if value == "review":
            return queryset.filter(pk__in=under_review(queryset.model))
        wanted = {
            "live": {"live": True},
            "changed": {"live": True, "has_unpublished_changes": True},
            "draft": {"live": False},
        }
        return queryset.filter(**wanted[value])
