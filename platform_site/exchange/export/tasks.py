"""What a worker does: fetch by key, call one function."""

from django_tasks import task

from .making import carry_on


@task()
def make_export(job: int) -> None:
    """Writes the file of that job."""
    carry_on(job)
