"""The filters of a record list; beside each choice stands how many of the user's records it holds."""

from datetime import timedelta

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from platform_site.vocabulary.models import Institution, Period
from platform_site.vocabulary.rights import Rights

from .counts import BANDS, STATES, counts_of, numbered
from .models import RecordLogEntry
from .permissions import ACTIONS, InstitutionPermissionPolicy
from .states import under_review

SOON = timedelta(days=30)
UNDATED = Q(date_text="", year_from__isnull=True, period__isnull=True)
YES_NO = (("yes", _("有")), ("no", _("没有")))
WINDOWS = (
    ("before", _("尚未到公开时间")),
    ("ending", _("三十天内到期")),
    ("over", _("已过公开期限")),
)


def choices(label, options, method: str, **kwargs) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=label, choices=options, method=method, empty_label=_("全部"), widget=forms.RadioSelect, **kwargs
    )


class CountedChoiceField(django_filters.fields.ModelChoiceField):
    """Says beside each choice how many records it holds, where `counts` knows."""

    counts: dict = {}

    def label_from_instance(self, obj):
        text = "　" * (getattr(obj, "depth", 1) - 1) + str(getattr(obj, "label", obj))
        return numbered(text, self.counts.get(obj.pk))


class OpenChoiceField(django_filters.fields.ChoiceField):
    """Offers what occurred when it was counted; a value that came since is taken too."""

    def valid_value(self, value):
        return True


class OpenChoiceFilter(django_filters.ChoiceFilter):
    field_class = OpenChoiceField


class CountedModelFilter(django_filters.ModelChoiceFilter):
    field_class = CountedChoiceField


def entries_about(model):
    return RecordLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))


class RecordFilterSet(WagtailFilterSet):
    """What every kind of record is narrowed by; the choices are those that occur within the user's institutions."""

    institution = CountedModelFilter(
        label=_("机构"), queryset=Institution.objects.none(), widget=forms.Select, method="filter_institution"
    )
    state = choices(_("状态"), STATES, "filter_state")
    category = OpenChoiceFilter(
        label=_("类别"), choices=(), method="filter_category", empty_label=_("全部"), widget=forms.RadioSelect
    )
    period = CountedModelFilter(label=_("时期"), queryset=Period.objects.all(), widget=forms.Select)
    picture = choices(_("图片"), YES_NO, "filter_picture")
    dated = choices(_("年代"), YES_NO, "filter_dated")
    score = choices(_("著录完整度"), [(key, label) for key, label, _low, _high in BANDS], "filter_score")
    rights = choices(_("权利声明"), Rights.choices, "filter_rights")
    window = choices(_("公开期限"), WINDOWS, "filter_window")
    editor = django_filters.ModelChoiceFilter(
        label=_("修改人"), queryset=get_user_model().objects.none(), widget=forms.Select, method="filter_editor"
    )
    since = django_filters.DateFilter(label=_("此日以来修改过"), widget=AdminDateInput, method="filter_since")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        model = self._meta.model
        user = self.request.user
        policy = InstitutionPermissionPolicy(model)
        counts = counts_of(model, user)
        self.filters["institution"].queryset = policy.institutions(user, ACTIONS).order_by("path")
        self.filters["editor"].queryset = self.editors(model, policy)
        for name in ("state", "picture", "score", "rights"):
            found = getattr(counts, name)
            options = self.filters[name].extra["choices"]
            self.filters[name].extra["choices"] = [(key, numbered(label, found.get(key))) for key, label in options]
        self.offer_categories(model, counts.category)
        self.counts = counts

    @classmethod
    def filter_for_field(cls, field, field_name, lookup_expr=None):
        """Called what the field is called, however it looks for the value."""
        found = super().filter_for_field(field, field_name, lookup_expr)
        found.label = field.verbose_name
        return found

    def offer_categories(self, model, found: dict) -> None:
        if not found:
            del self.filters["category"]
            return
        field = model._meta.get_field(model.browse_by)
        named = dict(field.flatchoices)
        self.filters["category"].label = field.verbose_name
        self.filters["category"].extra["choices"] = [
            (value, numbered(named.get(value, value), count)) for value, count in found.items()
        ]

    @cached_property
    def form(self):
        form = super().form
        for name in ("institution", "period"):
            form.fields[name].counts = getattr(self.counts, name)
        period = form.fields["period"]
        occurring = Period.objects.filter(pk__in=self.counts.period)
        period.widget.choices = [("", "—"), *((row.pk, period.label_from_instance(row)) for row in occurring)]
        return form

    def editors(self, model, policy):
        """Whoever has done something with a record of this model that the user may see."""
        people = entries_about(model)
        if not self.request.user.is_superuser:
            people = people.filter(policy.within(self.request.user, ACTIONS, "institution__"))
        return get_user_model().objects.filter(pk__in=people.order_by().values("user")).order_by("username")

    def filter_institution(self, queryset, name, value):
        return queryset.filter(institution__path__startswith=value.path)

    def filter_state(self, queryset, name, value):
        if value == "review":
            return queryset.filter(pk__in=under_review(queryset.model))
        wanted = {
            "live": Q(live=True),
            "changed": Q(live=True, has_unpublished_changes=True),
            "draft": Q(live=False, withdrawn_at__isnull=True),
            "withdrawn": Q(withdrawn_at__isnull=False),
        }
        return queryset.filter(wanted[value])

    def filter_category(self, queryset, name, value):
        return queryset.filter(**{queryset.model.browse_by: value})

    def filter_picture(self, queryset, name, value):
        return queryset.filter(image__isnull=value == "no")

    def filter_dated(self, queryset, name, value):
        return queryset.filter(UNDATED if value == "no" else ~UNDATED)

    def filter_score(self, queryset, name, value):
        low, high = next((low, high) for key, _label, low, high in BANDS if key == value)
        return queryset.filter(record_score__gte=low, record_score__lte=high)

    def filter_rights(self, queryset, name, value):
        return queryset.filter(rights=value)

    def filter_window(self, queryset, name, value):
        now = timezone.now()
        wanted = {
            "before": Q(visible_from__gt=now),
            "ending": Q(visible_until__gt=now, visible_until__lte=now + SOON),
            "over": Q(visible_until__lte=now),
        }
        return queryset.filter(wanted[value])

    def filter_editor(self, queryset, name, value):
        entries = entries_about(queryset.model).filter(user=value).order_by()
        return queryset.filter(pk__in=entries.values(key=Cast("object_id", BigIntegerField())))

    def filter_since(self, queryset, name, value):
        return queryset.filter(Q(updated_at__date__gte=value) | Q(latest_revision__created_at__date__gte=value))
