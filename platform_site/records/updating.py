"""For migrations: a record was last updated when its last draft was made, where an older version did not say so."""

from django.db.migrations import RunPython
from django.db.models import F, OuterRef, Subquery


def follow_drafts(app_label: str, model_name: str) -> RunPython:
    """The step that takes the time of each later draft over into `updated_at`."""

    def follow(apps, schema_editor):
        model, revision = apps.get_model(app_label, model_name), apps.get_model("wagtailcore", "Revision")
        made = revision.objects.filter(pk=OuterRef("latest_revision_id")).values("created_at")
        later = model._base_manager.using(schema_editor.connection.alias).filter(
            latest_revision__created_at__gt=F("updated_at")
        )
        model._base_manager.using(schema_editor.connection.alias).filter(pk__in=later.values("pk")).update(
            updated_at=Subquery(made)
        )

    return RunPython(follow, RunPython.noop)
