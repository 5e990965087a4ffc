"""What the authorities tell the search: other names of what was asked, names of institutions and periods, and which
makers have a page of their own."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from django.db import connection
from django.urls import reverse

from search import addresses, labels, names
from search.text.variants import simplify

from . import knowing, suggesting  # noqa: F401  they register what they know
from .held import is_held
from .models import Agent, AgentName, ConceptName, Institution, Period, PlaceName
from .reading import reads_english

AGENTS, NAMES = Agent._meta.db_table, AgentName._meta.db_table
INSTITUTIONS = Institution._meta.db_table
NAME_MODELS = ((AgentName, "agent"), (PlaceName, "place"), (ConceptName, "concept"))


@names.register
def other_names(terms: Sequence[str]) -> dict[str, list[str]]:
    """For each term all names of the persons, places and concepts that it names exactly; one statement.

    A term in traditional characters is also looked up as it is simplified.
    """
    asked: dict[str, str] = {}
    for term in terms:
        asked.setdefault("".join(map(simplify, term)), term)
    asked |= {term: term for term in terms}
    marks = ", ".join(["%s"] * len(asked))
    with connection.cursor() as cursor:
        cursor.execute(_statement().format(marks=marks), [*asked] * (2 * len(NAME_MODELS)))
        rows = cursor.fetchall()
    found: dict[str, list[str]] = {}
    for written, _order, name in sorted(rows, key=itemgetter(1)):
        found.setdefault(asked[written], []).append(name)
    return found


@cache
def _statement() -> str:
    """(term, order, name): who holds a name, then all names of the holders. Every search asks it."""
    holders, named = [], []
    for model, field in NAME_MODELS:
        authority = model._meta.get_field(field).related_model._meta.db_table
        table = model._meta.db_table
        holders += [
            f"SELECT '{field}' AS kind, id, label AS term FROM {authority} WHERE label IN ({{marks}})",
            f"SELECT '{field}', {field}_id, name FROM {table} WHERE name IN ({{marks}})",
        ]
        of_kind = f"FROM holder h CROSS JOIN {{}} n WHERE h.kind = '{field}' AND h.id = n.{{}}"
        named += [
            f"SELECT h.term, {len(named)}, n.label " + of_kind.format(authority, "id"),
            f"SELECT h.term, {len(named) + 1}, n.name " + of_kind.format(table, f"{field}_id"),
        ]
    return f"WITH holder AS ({' UNION '.join(holders)}) {' UNION ALL '.join(named)}"


def institution_labels(values) -> dict[str, str]:
    """Code -> name for an English reader; the search keeps the Chinese one beside the code."""
    if not reads_english():
        return {}
    wanted = list(values)
    with connection.cursor() as cursor:  # each search asks, and the statement takes a tenth of what building it does
        cursor.execute(
            f"SELECT code, name, name_en FROM {INSTITUTIONS} WHERE code IN ({', '.join(['%s'] * len(wanted))})", wanted
        )
        return {code: name_en or name for code, name, name_en in cursor.fetchall()}


def period_labels(values) -> dict[str, str]:
    """Periods are stored by their Chinese label; an English reader sees the English one."""
    if not reads_english():
        return {}
    return {item.label: item.local_label for item in Period.objects.filter(label__in=list(values))}


def maker_pages(values: Sequence[str]) -> dict[str, str]:
    """Written name -> address of the one agent that bears it and that something is held of; of namesakes none."""
    wanted = list(values)
    marks = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT n.written, a.code, {is_held('a')} FROM (SELECT label AS written, id FROM {AGENTS} "
            f"WHERE label IN ({marks}) UNION SELECT name, agent_id FROM {NAMES} WHERE name IN ({marks})) n "
            f"JOIN {AGENTS} a ON a.id = n.id",
            [*wanted, *wanted],
        )
        rows = cursor.fetchall()
    bearers = Counter(written for written, _, _ in rows)
    return {
        written: reverse("authorities:agent", args=[code])
        for written, code, held in rows
        if held and bearers[written] == 1
    }


addresses.register_pages("creator", maker_pages)
labels.register("institution", institution_labels)
labels.register("period", period_labels)
