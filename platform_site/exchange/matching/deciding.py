"""The deeds on a written name: it means this agent, it does not, it means a new one; and taking that back."""

from __future__ import annotations

from collections import defaultdict

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from platform_site.records.models import Contribution
from platform_site.records.permissions import InstitutionPermissionPolicy
from platform_site.vocabulary.domain import drafts
from platform_site.vocabulary.domain.codes import free_code
from platform_site.vocabulary.domain.describing import describe_rows, described_rows
from platform_site.vocabulary.errors import AuthorityRefused
from platform_site.vocabulary.models import Agent, Institution, NameDecision
from platform_site.vocabulary.names import compact

from .waiting import CHANGE, maker_models, policy_of, record_of, waiting

BATCH = 400
Verdict = NameDecision.Verdict


@transaction.atomic
def confirm(
    *, model: type[Contribution], name: str, agent: Agent, user, rows: list[int] | None = None, made: bool = False
) -> list[NameDecision]:
    """Links the waiting rows of that name (or those of `rows` among them) to the agent.

    One decision for each institution, so that each can take back its own. Raises AuthorityRefused when nothing waits.
    """
    _parent, relation = record_of(model)
    found = waiting(model, user).filter(name=name).order_by("pk")
    if rows is not None:
        found = found.filter(pk__in=rows)
    by_institution: dict[int, list[int]] = defaultdict(list)
    for pk, institution in found.values_list("pk", f"{relation}__institution"):
        by_institution[institution].append(pk)
    if not by_institution:
        raise AuthorityRefused(_("“%(name)s”已没有待确认的记录，请刷新页面。") % {"name": name})
    return [_link(model, name, agent, user, institution, keys, made) for institution, keys in by_institution.items()]


def _link(model, name: str, agent: Agent, user, institution: int, keys: list[int], made: bool) -> NameDecision:
    for start in range(0, len(keys), BATCH):
        model.objects.filter(pk__in=keys[start : start + BATCH], agent=None).update(agent=agent)
    field, chosen = model._meta.get_field("agent"), set(keys)
    described, records = described_rows(field, keys)
    places = drafts.rewrite(
        field, records, lambda row: row.get("pk") in chosen and row.get("agent") is None, agent.pk, beyond=False
    )
    describe_rows(described, records)
    return NameDecision.objects.create(
        institution_id=institution,
        name=name,
        key=compact(name),
        agent=agent,
        verdict=Verdict.SAME,
        made_agent=made,
        links=len(keys),
        moved={model._meta.label: keys},
        drafts=places,
        decided_by=user,
    )


@transaction.atomic
def rule_out(*, model: type[Contribution], name: str, agent: Agent, user) -> list[NameDecision]:
    """Remembers that the name does not mean the agent, in each institution of the user where it waits."""
    _parent, relation = record_of(model)
    institutions = waiting(model, user).filter(name=name).values(f"{relation}__institution")
    key = compact(name)
    known = NameDecision.objects.standing().filter(key=key, agent=agent, verdict=Verdict.DIFFERENT)
    missing = Institution.objects.filter(pk__in=institutions).exclude(pk__in=known.values("institution"))
    return [
        NameDecision.objects.create(
            institution=institution, name=name, key=key, agent=agent, verdict=Verdict.DIFFERENT, decided_by=user
        )
        for institution in missing
    ]


@transaction.atomic
def establish(
    *, model: type[Contribution], name: str, kind: str, user, rows: list[int] | None = None
) -> list[NameDecision]:
    """A new authority under the written name, and its rows linked to it. Raises PermissionDenied without the right."""
    if not user.has_perm("vocabulary.add_agent"):
        raise PermissionDenied
    agent = Agent(label=name[:255], kind=kind, code=free_code(Agent, name))
    agent.full_clean(exclude=["romanised"])
    agent.save()
    return confirm(model=model, name=name, agent=agent, user=user, rows=rows, made=True)


def may_take_back(user, decision: NameDecision) -> bool:
    """Whether the user may change records of the institution that the decision is of."""
    labels = set(decision.moved)
    models = [model for model in maker_models() if not labels or model._meta.label in labels]
    return any(
        InstitutionPermissionPolicy(record_of(model)[0]).user_has_permission_for_instance(user, CHANGE, decision)
        for model in models
    )


@transaction.atomic
def take_back(*, decision: NameDecision, user) -> int:
    """Undoes a decision; links that somebody has set otherwise since stay. Returns how many links were loosened.

    A new authority that the decision made stays: others may have come to use it.
    """
    decision = NameDecision.objects.select_for_update(of=("self",)).select_related("institution").get(pk=decision.pk)
    if not may_take_back(user, decision):
        raise PermissionDenied
    if decision.undone_at:
        raise AuthorityRefused(_("这个判断已经撤销过了。"))
    loosened = 0
    for label, keys in decision.moved.items():
        model = apps.get_model(label)
        for start in range(0, len(keys), BATCH):
            rows = model.objects.filter(pk__in=keys[start : start + BATCH], agent=decision.agent_id)
            loosened += rows.update(agent=None)
        described, records = described_rows(model._meta.get_field("agent"), keys)
        drafts.put_back(decision.drafts, decision.agent_id, None)
        describe_rows(described, records)
    decision.undone_at, decision.undone_by = timezone.now(), user
    decision.save(update_fields=["undone_at", "undone_by"])
    return loosened


def decisions_for(user):
    """Decisions of the institutions in which the user may change records, newest first."""
    decisions = NameDecision.objects.defer("moved", "drafts").select_related(
        "institution", "agent", "decided_by", "undone_by"
    )
    if user.is_active and user.is_superuser:
        return decisions
    mine = Q(pk__in=[])
    for model in maker_models():
        mine |= Q(institution__in=policy_of(model).institutions(user, [CHANGE]).values("pk"))
    return decisions.filter(mine)
