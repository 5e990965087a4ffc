from django.apps import apps
from django_tasks import task
from wagtail.models import Page

from platform_site.media.models import CustomImage
from platform_site.media.sizes import make_sizes
from search import outbox

from .pictures import make_record_sizes, show_page

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


@task()
def make_sizes_of(pk: int) -> None:
    """Makes the sizes of the picture of that key, if it is still there."""
    for image in CustomImage.objects.filter(pk=pk):
        make_sizes(image)


@task()
def make_sizes_of_records(label: str) -> int:
    """Makes the sizes that the public records of the model (`app_label.Model`) lack. Returns how many pictures."""
    return make_record_sizes(label)


@task()
def show_published(pk: int) -> None:
    """Renders the page of that key, if it is still public, so that its pictures are there for the first visitor."""
    for page in Page.objects.filter(pk=pk).live().specific():
        show_page(page)
