"""Whoever is not of B sends what B's own people might send, and nothing of B's changes."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from platform_site.records.models import RecordLogEntry

from .addresses import record_addresses
from .forms import filled_in
from .world import FACTORIES, log_in, neighbours

INTRUDERS = ("anonymous", "citizen", "curator_a", "reviewer_a", "elsewhere", "stranger")
OPERATIONS = (
    "delete",
    "unpublish",
    "lock",
    "unlock",
    "revisions_unschedule",
    "workflow_action",
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
)


def state_of(world) -> dict:
    """All that might have changed: the stored rows, their revisions, reviews and the log."""
    rows = {}
    for record in (world.draft, world.published):
        stored = world.model.objects.filter(pk=record.pk).first()
        rows[record.pk] = stored and {
            "fields": model_to_dict(stored),
            "live": stored.live,
            "locked": stored.locked,
            "revisions": list(stored.revisions.order_by("pk").values_list("pk", "approved_go_live_at")),
            "reviews": list(stored.workflow_states.order_by("pk").values_list("pk", "status", "current_task_state")),
            "log": RecordLogEntry.objects.for_instance(stored).count(),
        }
    return rows


def edit_of(world, client, record):
    """B's own form for the record, filled in by B."""
    log_in(client, world, "curator_b")
    return filled_in(client, record_addresses(world, record)["record:edit"], title="改过的题名")


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize("persona", INTRUDERS)
def test_nothing_of_b_is_changed_by_others(db, client, factory, persona):
    world = neighbours(factory)
    published_form = edit_of(world, client, world.published)
    before = state_of(world)
    log_in(client, world, persona)
    for record in (world.draft, world.published):
        addresses = record_addresses(world, record)
        for name in ("edit", "revisions_revert", "preview_on_edit"):
            for action in ("", "action-publish", "action-submit", "action-cancel-workflow"):
                client.post(addresses[f"record:{name}"], {**published_form.dict(), action: "1"})
        for name in OPERATIONS:
            client.post(addresses[f"record:{name}"], {"name": "approve", "comment": "好"})
        client.post(addresses["bulk:delete"])
        client.post(addresses["session:ping"], {"is_editing": "1"})
    assert state_of(world) == before


@pytest.mark.parametrize("factory", FACTORIES)
def test_b_itself_may(db, client, factory):
    """The form that others send in vain is a good one."""
    world = neighbours(factory)
    form = edit_of(world, client, world.published)
    client.post(record_addresses(world, world.published)["record:edit"], {**form.dict(), "action-publish": "1"})
    world.published.refresh_from_db()
    assert (world.published.title, world.published.has_unpublished_changes) == ("改过的题名", False)


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_record_is_not_moved_to_an_institution_out_of_scope(db, client, factory):
    world = neighbours(factory)
    address = record_addresses(world, world.own)["record:edit"]
    log_in(client, world, "curator_a")
    form = filled_in(client, address, institution=str(world.b.pk))
    response = client.post(address, {**form.dict(), "action-publish": "1"})
    world.own.refresh_from_db()
    assert (response.status_code, world.own.institution, world.own.latest_revision.content["institution"]) == (
        200,
        world.a,
        world.a.pk,
    )


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_record_is_not_made_in_an_institution_out_of_scope(db, client, factory):
    world = neighbours(factory)
    address = reverse(world.model.snippet_viewset.get_url_name("add"))
    log_in(client, world, "curator_a")
    form = filled_in(client, address, institution=str(world.b.pk), identifier="偷渡", title="偷渡")
    client.post(address, form.dict())
    assert not world.model.objects.filter(identifier="偷渡").exists()


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_form_offers_the_institutions_in_scope(db, client, factory):
    world = neighbours(factory)
    below = world.a.add_child(code="a-branch", name="A 的分馆", venue=world.venue.slug)
    log_in(client, world, "curator_a")
    response = client.get(reverse(world.model.snippet_viewset.get_url_name("add")))
    offered = set(response.context["form"].fields["institution"].queryset)
    assert below in offered
    assert offered == {world.a, *world.a.get_descendants()}


def test_a_reviewer_does_not_use_the_review_of_another_record(db, client):
    """Wagtail takes the number of the task state as given, whatever record stands before it."""
    world = neighbours(FACTORIES[0])
    viewset = world.model.snippet_viewset
    address = reverse(
        viewset.get_url_name("workflow_action"),
        kwargs={"pk": world.own.pk, "action_name": "approve", "task_state_id": world.task_state.pk},
    )
    world.own.get_workflow().start(world.own, world.people["curator_a"])
    before = state_of(world)
    log_in(client, world, "reviewer_a")
    assert (client.post(address).status_code, state_of(world)) == (404, before)
