"""Every admin address of every record model, as everybody who might come by: `matrix.csv` says what each may see."""

import csv
from pathlib import Path

import pytest

from tests.factories.vocabulary import AgentFactory

from .addresses import record_addresses, report_addresses, vocabulary_addresses
from .imports import import_addresses
from .searching import search_addresses
from .world import FACTORIES, FRIENDS_OF_B, PERSONAS, SECRET, log_in, neighbours

MATRIX = Path(__file__).with_name("matrix.csv")


def matrix() -> dict[str, dict[str, str]]:
    """`{address: {persona: status}}`."""
    with MATRIX.open(encoding="utf-8") as lines:
        return {row.pop("address"): row for row in csv.DictReader(lines)}


@pytest.fixture
def worlds(db):
    return [neighbours(factory) for factory in FACTORIES]


def visit(client, address: str):
    """The status and everything that was said, messages kept in the session included."""
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = body.decode("utf-8", "replace")
    return response.status_code, text + response.headers.get("Location", "")


def shared_addresses(world) -> dict[str, str]:
    """What is not about one record model: reports, home, authorities, institutions."""
    found = {**report_addresses(), **vocabulary_addresses(AgentFactory(), world.b)}
    return {**found, **import_addresses(world), **search_addresses()}


def test_each_address_has_a_row_and_each_row_an_address(worlds):
    expected = {*shared_addresses(worlds[0])}
    for world in worlds:
        expected |= set(record_addresses(world, world.draft))
    assert sorted(expected) == sorted(matrix())


def faults(client, persona: str, addresses: dict[str, str]) -> list[str]:
    """Where the status is not that of the matrix, or the secret word is told to one who is not of B."""
    rows, wrong = matrix(), []
    for name, address in addresses.items():
        status, text = visit(client, address)
        wanted = rows[name][persona]
        if wanted != str(status):
            wrong.append(f"{address} ({name}): {status}, not {wanted}")
        if SECRET in text and persona not in FRIENDS_OF_B:
            wrong.append(f"{address} ({name}): tells {SECRET}")
    return wrong


@pytest.mark.parametrize("persona", PERSONAS)
def test_an_address_answers_as_the_matrix_says(worlds, client, persona):
    wrong = []
    for world in worlds:
        log_in(client, world, persona)
        wrong += faults(client, persona, record_addresses(world, world.draft))
    log_in(client, worlds[0], persona)
    wrong += faults(client, persona, shared_addresses(worlds[0]))
    assert wrong == []


@pytest.mark.parametrize("persona", [persona for persona in PERSONAS if persona not in FRIENDS_OF_B])
def test_a_draft_over_a_published_record_stays_with_its_institution(worlds, client, persona):
    leaks = []
    for world in worlds:
        log_in(client, world, persona)
        for name, address in record_addresses(world, world.published).items():
            _status, text = visit(client, address)
            if SECRET in text:
                leaks.append(f"{world.model.__name__} {name}")
    assert leaks == []


TELLING = ("record:list", "record:edit", "record:history", "record:revisions_view", "chooser:choose", "chooser:chosen")
GATHERING = ("report:site_history", "report:workflow", "report:workflow_tasks", "report:workflow?export")


@pytest.mark.parametrize("persona", FRIENDS_OF_B)
def test_the_colleagues_of_b_do_see_the_draft(worlds, client, persona):
    """The word that others must not find is really there to be found."""
    world = worlds[0]
    log_in(client, world, persona)
    addresses = {**record_addresses(world, world.draft), **report_addresses()}
    silent = [name for name in (*TELLING, *GATHERING) if SECRET not in visit(client, addresses[name])[1]]
    assert silent == []
