"""Names on records that nobody has said yet whose they are, within the institutions of whoever looks."""

from __future__ import annotations

from collections import defaultdict

from django.apps import apps
from django.db.models import Count, Max, Min, QuerySet, Window

from platform_site.records.models import Contribution
from platform_site.records.permissions import InstitutionPermissionPolicy
from platform_site.vocabulary.domain.links import kept_by
from platform_site.vocabulary.models import NameDecision
from platform_site.vocabulary.names import compact

from .proposing import Asked, Proposal, propose_many

CHANGE, SAMPLE = "change", 400
EXAMPLES = 3


def maker_models() -> list[type[Contribution]]:
    """The concrete models of makers, of every venue that has some."""
    return [model for model in apps.get_models() if issubclass(model, Contribution)]


def record_of(model: type[Contribution]):
    """The record model whose makers these are, and the name of the key to it."""
    parent, column = kept_by(model._meta.get_field("agent"))
    return parent, column.removesuffix("_id")


def policy_of(model: type[Contribution]) -> InstitutionPermissionPolicy:
    return InstitutionPermissionPolicy(record_of(model)[0])


def models_for(user) -> list[type[Contribution]]:
    """Those on whose records the user may change something."""
    return [model for model in maker_models() if policy_of(model).user_has_permission(user, CHANGE)]


def waiting(model: type[Contribution], user) -> QuerySet:
    """Rows without a confirmed agent, of records that the user may change."""
    if user.is_active and user.is_superuser:
        return unconfirmed(model)
    _parent, relation = record_of(model)
    return unconfirmed(model).filter(**{f"{relation}__institution__in": own_institutions(model, user)})


def unconfirmed(model: type[Contribution]) -> QuerySet:
    return model.objects.filter(agent__isnull=True).exclude(name="")


def own_institutions(model: type[Contribution], user) -> list[int]:
    return list(policy_of(model).institutions(user, [CHANGE]).values_list("pk", flat=True))


def keeps_all(model: type[Contribution], user) -> bool:
    """Whether all records are in institutions of the user's, as in most venues: then none has to be looked at."""
    parent, _relation = record_of(model)
    return not parent.objects.exclude(institution__in=own_institutions(model, user)).exists()


def grouped(model: type[Contribution], user, query: str = "") -> QuerySet:
    """`{"name", "number", "names"}` by written name, most frequent first; `names` is how many names there are in all.

    It counts with the rows: going through a hundred thousand of them once more would cost as much again.
    """
    rows = unconfirmed(model) if keeps_all(model, user) else waiting(model, user)
    if query:
        rows = rows.filter(name__icontains=query)
    return (
        rows.order_by()
        .values("name")
        .annotate(number=Count("pk"), names=Window(Count("*")))
        .order_by("-number", "name")
    )


def with_candidates(model: type[Contribution], user, groups: list[dict]) -> list[dict]:
    """The groups of one page with `first`, `last`, `examples` and `proposals`; a constant number of queries."""
    _parent, relation = record_of(model)
    names = [group["name"] for group in groups]
    known = defaultdict(list)
    shown = waiting(model, user).filter(name__in=names)
    years = (
        shown.order_by().values("name").annotate(first=Min(f"{relation}__year_from"), last=Max(f"{relation}__year_to"))
    )
    spans = {row["name"]: row for row in years}
    for group in groups:
        group.update(spans[group["name"]])
    sample = shown.order_by("pk")
    columns = ("name", "role", f"{relation}_id", f"{relation}__title")
    for name, role, pk, title in sample.values_list(*columns)[:SAMPLE]:
        known[name].append((role, pk, title))
    asked = [
        Asked(
            group["name"],
            years=(group["first"], group["last"]),
            titles=tuple(title for _role, _pk, title in known[group["name"]]),
            roles=tuple({role for role, _pk, _title in known[group["name"]]}),
        )
        for group in groups
    ]
    refused = ruled_out(model, user, names)
    for group, proposals in zip(groups, propose_many(asked), strict=True):
        group["proposals"] = without(proposals, refused.get(compact(group["name"]), set()))
        group["examples"] = [(pk, title) for _role, pk, title in known[group["name"]][:EXAMPLES]]
    return groups


def ruled_out(model: type[Contribution], user, names: list[str]) -> dict[str, set[int]]:
    """Agents that somebody of the user's institutions has said a name does not mean, by folded name."""
    found: dict[str, set[int]] = defaultdict(set)
    decisions = NameDecision.objects.standing().filter(
        verdict=NameDecision.Verdict.DIFFERENT,
        key__in={compact(name) for name in names},
        institution__in=policy_of(model).institutions(user, [CHANGE]).values("pk"),
    )
    for key, agent in decisions.values_list("key", "agent"):
        found[key].add(agent)
    return found


def without(proposals: list[Proposal], refused: set[int]) -> list[Proposal]:
    return [proposal for proposal in proposals if proposal.agent.pk not in refused]
