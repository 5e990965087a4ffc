from django.db import DEFAULT_DB_ALIAS

from search import dictionary

from .domain.keys import renew_keys
from .domain.loading import load_authorities
from .models import Agent


def ensure_authorities(using, **_kwargs):
    """After a migration: the chronology, places, concepts and agents that imports look up are there."""
    if using == "default":
        load_authorities()


def names_changed(instance, raw=False, origin=None, **_kwargs):
    """An agent or one of its names was saved or deleted: it is looked up under other forms now."""
    whole_agent = isinstance(origin, Agent) or getattr(origin, "model", None) is Agent  # its forms go with it
    if not raw and not whole_agent:
        renew_keys([getattr(instance, "agent_id", None) or instance.pk])


def institution_renamed(instance, raw=False, using=DEFAULT_DB_ALIAS, **_kwargs):
    """An institution was saved: results are told apart by the name that it has now."""
    if not raw:
        dictionary.rename("institution", instance.code, instance.name, using)
