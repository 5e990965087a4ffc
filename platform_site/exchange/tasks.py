"""What a worker does: fetch by key, call one function."""

from django_tasks import task

from .domain.runs import carry_on
from .domain.undoing import carry_on_undo


@task()
def carry_on_import(job: int) -> None:
    """Reads or applies the import of that job, from where it stands."""
    carry_on(job)


@task()
def carry_on_undoing(job: int) -> None:
    """Takes back the import that the job of that key speaks of, from where it stands."""
    carry_on_undo(job)
