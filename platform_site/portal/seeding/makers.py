"""Makers of the demo records whose name is that of an authority; what is written otherwise waits for a curator."""

from platform_site.accounts.models import User
from platform_site.exchange.matching.deciding import confirm
from platform_site.exchange.matching.waiting import maker_models, unconfirmed
from platform_site.vocabulary.models import Agent


def seed_makers(user: User) -> None:
    """Links what still waits, as somebody would who reads the list of names."""
    agents = {agent.label: agent for agent in Agent.objects.all()}
    for model in maker_models():
        for name in set(unconfirmed(model).filter(name__in=agents).values_list("name", flat=True)):
            confirm(model=model, name=name, agent=agents[name], user=user)
