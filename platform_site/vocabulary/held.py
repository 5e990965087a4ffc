"""The condition that something stands under an agent, as plain SQL: every keystroke of a search box asks it."""

from functools import cache

from .domain.links import uses_of
from .models import Agent


@cache
def is_held(alias: str) -> str:
    """A condition on the table of agents under `alias`."""
    uses = [
        f"EXISTS (SELECT 1 FROM {field.model._meta.db_table} u WHERE u.{field.column} = {alias}.id)"
        for field in uses_of(Agent)
    ]
    return f"({' OR '.join(uses) or '1 = 0'})"
