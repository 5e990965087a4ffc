"""What a worker does: fetch by key, call one function."""

from django_tasks import task

from .applying import carry_on


@task()
def set_pictures(job: int) -> None:
    """Gives records the pictures of that job, from where it stands."""
    carry_on(job)
