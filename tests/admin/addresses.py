"""The admin's addresses, read from the URL resolver, filled in for B's records."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from platform_site.exchange.export.making import KIND
from platform_site.jobs.models import Job

from .mappings import mapping_addresses, picture_addresses
from .world import SECRET, Neighbours

REPORTS = "wagtailadmin_reports"
COLLECTIVE = ("list", "list_results", "add", "preview_on_add")  # addresses about no one row
DESK = ("save_view", "edit_many", "bulk_edits", "duplicates")  # and those of the desk


def names_in(namespace: str) -> list[str]:
    """The names of the addresses in a namespace of the admin."""
    _prefix, resolver = admin_resolver().namespace_dict[namespace]
    return sorted({name for name in resolver.reverse_dict if isinstance(name, str)})


def admin_resolver():
    """The resolver of Wagtail's own addresses, the second that is mounted under `admin/`."""
    mounted = [entry for entry in get_resolver().url_patterns if str(entry.pattern) == "admin/"]
    return next(entry for entry in mounted if entry.namespace_dict)


def record_addresses(world: Neighbours, record) -> dict[str, str]:
    """`{"record:edit": "/admin/…"}`: every address that Wagtail makes for the model, about that record."""
    viewset = world.model.snippet_viewset
    chooser = viewset.chooser_viewset
    found = {}
    for name in names_in(viewset.url_namespace):
        query = f"?id={record.pk}&edit_field=title" if name == "edit_many" else ""
        address = reverse(f"{viewset.url_namespace}:{name}", kwargs=arguments(name, world, record))
        found[f"record:{name}"] = address + query
    for name in names_in(chooser.url_namespace):
        kwargs = {"pk": record.pk} if name == "chosen" else {}
        query = f"?id={record.pk}&multiple=1" if name == "chosen_multiple" else ""
        found[f"chooser:{name}"] = reverse(f"{chooser.url_namespace}:{name}", kwargs=kwargs) + query
    found |= bulk_addresses(world, record) | session_address(world, record) | export_addresses(world)
    return found | mapping_addresses(world) | picture_addresses(world)


def vocabulary_addresses(agent, institution) -> dict[str, str]:
    """The addresses of an authority, in the name of all four, and of an institution."""
    found = {}
    for label, instance in (("agent", agent), ("institution", institution)):
        namespace = type(instance).snippet_viewset.url_namespace
        for name in names_in(namespace):
            kwargs = {} if name in COLLECTIVE else {"pk": instance.pk}
            found[f"{label}:{name}"] = reverse(f"{namespace}:{name}", kwargs=kwargs)
    for action in bulk_action_registry.get_bulk_actions_for_model("vocabulary", "agent"):
        address = reverse("wagtail_bulk_action", args=["vocabulary", "agent", action.action_type])
        found[f"agent:bulk_{action.action_type}"] = f"{address}?id={agent.pk}"
    merges = {"index": {}, "undo": {"pk": 0}}
    names = {"index": {}, "decisions": {}, "undo": {"pk": 0}, "name": {"label": "none.None"}}
    found |= {f"names:{name}": reverse(f"matching:{name}", kwargs=kwargs) for name, kwargs in names.items()}
    found |= {f"merges:{name}": reverse(f"authority_merges:{name}", kwargs=kwargs) for name, kwargs in merges.items()}
    return found


def bulk_addresses(world: Neighbours, record) -> dict[str, str]:
    meta = world.model._meta
    actions = bulk_action_registry.get_bulk_actions_for_model(meta.app_label, meta.model_name)
    address = "wagtail_bulk_action"
    return {
        f"bulk:{action.action_type}": reverse(address, args=[meta.app_label, meta.model_name, action.action_type])
        + f"?id={record.pk}&id=all"
        for action in actions
    }


def export_addresses(world: Neighbours) -> dict[str, str]:
    """The list as a file, in the formats that every record model has, and a file that B's curator asked for."""
    meta = world.model._meta
    keys = ("csv", "jsonl", "jsonld", "xlsx")
    found = {f"export:{key}": reverse("exports:download", args=[meta.app_label, meta.model_name, key]) for key in keys}
    asked = {"kind": KIND, "created_by": world.people["curator_b"], "params__model": meta.label_lower}
    job = Job.objects.filter(**asked).first() or export_of_b(world)
    return found | {f"export:{name}": reverse(f"exports:{name}", args=[job.pk]) for name in ("job", "file", "cancel")}


def export_of_b(world: Neighbours) -> Job:
    params = {"model": world.model._meta.label_lower, "format": "csv", "query": ""}
    params["file"] = storages["private"].save("exports/b.csv", ContentFile(SECRET.encode()))
    owner = world.people["curator_b"]
    return Job.objects.create(kind=KIND, label=SECRET, state=Job.State.DONE, created_by=owner, params=params)


def session_address(world: Neighbours, record) -> dict[str, str]:
    meta = world.model._meta
    args = [meta.app_label, meta.model_name, record.pk, 1]
    return {"session:ping": reverse("wagtailadmin_editing_sessions:ping", args=args)}


def report_addresses() -> dict[str, str]:
    """Reports, the home page, the list of snippets and the steps of review: pages that gather from everywhere."""
    found = {f"report:{name}": reverse(f"{REPORTS}:{name}") for name in names_in(REPORTS)}
    found |= {f"{name}?export": f"{url}?export=csv" for name, url in found.items() if not name.endswith("_results")}
    single = {"home": "wagtailadmin_home", "snippets": "wagtailsnippets:index", "review_steps": "review_steps"}
    return found | {name: reverse(address) for name, address in single.items()}


def arguments(name: str, world: Neighbours, record) -> dict:
    """The keyword arguments of an address of a record model; a name that is not here takes the record's key."""
    revisions = list(record.revisions.order_by("pk"))
    state = record.current_workflow_state
    task_state = world.task_state
    special = {
        "revisions_view": {"revision_id": revisions[0].pk},
        "revisions_revert": {"revision_id": revisions[0].pk},
        "revisions_unschedule": {"revision_id": revisions[0].pk},
        "revisions_compare": {"revision_id_a": "earliest", "revision_id_b": "latest"},
        "workflow_action": {"action_name": "approve", "task_state_id": task_state.pk},
        "collect_workflow_action_data": {"action_name": "approve", "task_state_id": task_state.pk},
        "workflow_preview": {"task_id": task_state.task_id},
        "undo_merge": {"merge_id": 0},
        "workflow_history_detail": {"workflow_state_id": state.pk if state else 0},
        "resolve_note": {"note_id": world.note_on(record).pk},
    }
    rows = {
        "delete_view": {"view_id": world.view.pk},
        "bulk_edit": {"edit_id": world.edit.pk},
        "duplicate": {"pair_id": world.pair.pk},
    }
    if name in rows:
        return rows[name]
    if name in COLLECTIVE or name in DESK:
        return {}
    return {"pk": record.pk, **special.get(name, {})}
