from django.apps import apps
from django_tasks import task

from search import outbox

BATCH = 500


@task()
def reindex_records(label: str) -> int:
    """Describes all records of the model (`app_label.Model`) again, walking the table by key. Returns how many."""
    model = apps.get_model(label)
    done, last = 0, 0
    while keys := list(model.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        outbox.record_many(model, keys)
        done, last = done + len(keys), keys[-1]
    return done
