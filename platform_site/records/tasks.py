"""Long work on records, done by the worker; each takes keys only."""

from django.apps import apps
from django_tasks import task

from .bulk.applying import run_edit, run_undo
from .duplicates.finding import find_pairs
from .models import BulkEdit


@task()
def run_bulk_edit(pk: int) -> dict[str, int]:
    """Goes on with the bulk edit of that key, or with taking it back."""
    edit = BulkEdit.objects.select_related("job", "created_by", "content_type").get(pk=pk)
    return run_undo(edit) if edit.state == BulkEdit.State.UNDOING else run_edit(edit)


@task()
def take_over_bulk_edit(job: int) -> dict[str, int]:
    """Goes on with the bulk edit of that job, whose worker died."""
    return run_bulk_edit.func(BulkEdit.objects.values_list("pk", flat=True).get(job=job))


@task()
def find_duplicates(label: str) -> int:
    """Looks through all records of the model (`app_label.Model`) for likely doubles. Returns how many pairs stand."""
    return find_pairs(apps.get_model(label))
