"""All rows of the rooms that hold authorities and what points at them, to compare before and after."""

from django.apps import apps

LEDGER = {"vocabulary.Merge", "vocabulary.NameDecision"}


def everything() -> dict[str, list[dict]]:
    """`{model label: rows by key}` of all tables but the ledgers, what search and Wagtail derive, and the jobs."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.app_label in {"search", "django_tasks_db", "sessions", "jobs"} or meta.label in LEDGER:
            continue
        if meta.proxy or not meta.managed:
            continue
        if meta.label in {"vocabulary.AgentKey"}:  # made anew: the same forms under other keys
            rows = model.objects.order_by("agent_id", "key").values("agent_id", "key", "sound")
        elif meta.label == "wagtailcore.ReferenceIndex":
            rows = model.objects.order_by("object_id", "to_object_id", "content_path").values(
                "object_id", "to_object_id", "content_path", "base_content_type", "to_content_type"
            )
        else:
            rows = model._base_manager.order_by("pk").values()
        found[meta.label] = list(rows)
    return found


def differences(before: dict, after: dict) -> list[str]:
    """The labels of the tables that are not what they were."""
    return [label for label, rows in before.items() if rows != after[label]]
