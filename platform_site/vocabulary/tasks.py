"""Work that need not hold up the person who asked for it."""

from django.apps import apps
from django_tasks import task

from search import outbox


@task()
def describe_again(label: str, pks: list[int]) -> int:
    """Writes the search documents of those rows of a model (`app_label.Model`) anew. Returns how many are public."""
    return outbox.record_many(apps.get_model(label), pks)
