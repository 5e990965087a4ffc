"""How many of a user's records fall under each choice of a filter: few queries, kept for some minutes.

The numbers are for finding one's way; the list itself is never read from them.
"""

from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from platform_site.vocabulary.models import Institution

from .permissions import ACTIONS, InstitutionPermissionPolicy, path_and_ancestors

SECONDS = 300
CATEGORIES = 60
STATES = (
    ("live", _("已发布")),
    ("changed", _("已发布，有未发布的修改")),
    ("draft", _("草稿")),
    ("review", _("待审核")),
    ("withdrawn", _("已撤下")),
)
BANDS = (
    ("poor", _("40 分以下"), 0, 39),
    ("fair", _("40–69 分"), 40, 69),
    ("good", _("70–89 分"), 70, 89),
    ("full", _("90 分及以上"), 90, 100),
)


@dataclass
class Counts:
    """By filter and choice; what was not counted is not there."""

    institution: dict[int, int] = field(default_factory=dict)
    period: dict[int, int] = field(default_factory=dict)
    category: dict[str, int] = field(default_factory=dict)
    rights: dict[str, int] = field(default_factory=dict)
    state: dict[str, int] = field(default_factory=dict)
    picture: dict[str, int] = field(default_factory=dict)
    score: dict[str, int] = field(default_factory=dict)


def counts_of(model, user) -> Counts:
    """The counts of the records of `model` on which `user` has any right."""
    policy = InstitutionPermissionPolicy(model)
    scope = "all" if user.is_superuser else "-".join(sorted(policy.paths(user, ACTIONS)))
    key = f"records.counts.{model._meta.label_lower}.{scope}"
    found = cache.get(key)
    if found is None:
        found = count(model, policy.instances_user_has_any_permission_for(user, ACTIONS).order_by())
        cache.set(key, found, SECONDS)
    return found


def count(model, own) -> Counts:
    """Six queries, however many records and choices there are."""
    found = Counts(
        institution=by_institution(own),
        period=grouped(own.filter(period__isnull=False), "period_id"),
        rights=grouped(own.exclude(rights=""), "rights"),
    )
    browse_by = getattr(model, "browse_by", "")
    if browse_by:
        found.category = grouped(own.exclude(**{browse_by: ""}), browse_by)
    flags = {
        "state.live": Q(live=True),
        "state.changed": Q(live=True, has_unpublished_changes=True),
        "state.draft": Q(live=False, withdrawn_at__isnull=True),
        "state.withdrawn": Q(withdrawn_at__isnull=False),
    }
    flags |= {f"score.{key}": Q(record_score__gte=low, record_score__lte=high) for key, _label, low, high in BANDS}
    if hasattr(model, "image_id"):
        flags |= {"picture.no": Q(image__isnull=True), "picture.yes": Q(image__isnull=False)}
    numbers = own.aggregate(**{key.replace(".", "__"): Count("pk", filter=flag) for key, flag in flags.items()})
    for key, number in numbers.items():
        name, choice = key.split("__")
        getattr(found, name)[choice] = number
    return found


def by_institution(own) -> dict[int, int]:
    """Each institution with what lies beneath it, since the filter asks for both."""
    direct = dict(own.values_list("institution__path").annotate(number=Count("pk")).order_by())
    above = {start for path in direct for start in path_and_ancestors(path)}
    tree = Institution.objects.filter(path__in=above).values_list("pk", "path")
    return {pk: sum(number for path, number in direct.items() if path.startswith(start)) for pk, start in tree}


def grouped(queryset, name: str) -> dict:
    """`{value: count}`, the most frequent first."""
    rows = queryset.values_list(name).annotate(number=Count("pk")).order_by("-number", name)
    return dict(rows[:CATEGORIES])


def numbered(label, number: int | None) -> str:
    """`已发布（1,204）`."""
    return str(label) if number is None else f"{label}（{number:,}）"
