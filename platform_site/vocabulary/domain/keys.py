"""The look-up forms of agents, kept beside their names."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from ..models import Agent, AgentKey, AgentName
from ..names import all_keys

BATCH = 500


def renew_keys(pks: Iterable[int]) -> None:
    """Makes the forms of those agents anew from their labels and other names, in batches."""
    wanted = list(pks)
    for start in range(0, len(wanted), BATCH):
        _renew(wanted[start : start + BATCH])


@transaction.atomic
def _renew(pks: list[int]) -> None:
    names = defaultdict(list)
    for pk, *labels in Agent.objects.filter(pk__in=pks).values_list("pk", "label", "label_en", "romanised"):
        names[pk] += filter(None, labels)
    for pk, name in AgentName.objects.filter(agent__in=pks).values_list("agent", "name"):
        names[pk].append(name)
    AgentKey.objects.filter(agent__in=pks).delete()
    AgentKey.objects.bulk_create(
        (
            AgentKey(agent_id=pk, key=form, sound=is_sound)
            for pk, written in names.items()
            for form, is_sound in all_keys(written).items()
        ),
        batch_size=1000,
    )
