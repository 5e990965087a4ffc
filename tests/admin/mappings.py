"""The addresses of saved mappings and of pictures for records, about those of B."""

from django.urls import reverse

from platform_site.exchange.mapping.models import MappingSample, SavedMapping
from platform_site.exchange.mappings_admin.urls import urlpatterns
from platform_site.exchange.pictures.applying import KIND
from platform_site.exchange.pictures.matching import LABELS
from platform_site.exchange.pictures.urls import urlpatterns as picture_urls
from platform_site.exchange.profiles import all_profiles
from platform_site.jobs.models import Job

from .world import SECRET, Neighbours

ABOUT_SAMPLE = ("edit", "preview")
ABOUT_NONE = ("list", "new", "read")
NO_COUNTS = dict.fromkeys(LABELS, 0)
COLUMN = {"name": SECRET, "literal": False, "filled": 100, "distinct": 1, "examples": [SECRET], "kind": "text"}


def mapping_addresses(world: Neighbours) -> dict[str, str]:
    profile = next(item for item in all_profiles() if item.model is world.model and item.reads == "table")
    saved, made = SavedMapping.objects.get_or_create(institution=world.b, profile=profile.key, name=SECRET)
    if made:
        fields = {"identifier": SECRET, "title": SECRET}
        saved.versions.create(number=1, content={"name": SECRET, "profile": profile.key, "fields": fields})
    rows = [{"number": 1, "data": {SECRET: SECRET}, "problem": None}]
    head = {"read": 1, "columns": [COLUMN | {"separators": ""}], "rows": rows}
    sample, _made = MappingSample.objects.get_or_create(
        institution=world.b, profile=profile.key, file_name=SECRET, stored=SECRET, defaults={"head": head}
    )
    return {f"mappings:{pattern.name}": address_of(pattern.name, saved, sample) for pattern in urlpatterns}


def address_of(name: str, saved: SavedMapping, sample: MappingSample) -> str:
    kwargs = {} if name in ABOUT_NONE else {"pk": sample.pk if name in ABOUT_SAMPLE else saved.pk}
    if name == "restore":
        kwargs["number"] = 1
    return reverse(f"mappings:{name}", kwargs=kwargs)


def picture_addresses(world: Neighbours) -> dict[str, str]:
    """The addresses of pictures for records, about a job of B's."""
    params = {"model": world.model._meta.label, "institution": world.b.pk, "files": [], "counts": NO_COUNTS}
    job = Job.objects.filter(kind=KIND, params__institution=world.b.pk).first()
    job = job or Job.objects.create(kind=KIND, label=SECRET, params=params, state=Job.State.REVIEW)
    kwargs = {"list": {}}
    return {
        f"pictures:{pattern.name}": reverse(f"pictures:{pattern.name}", kwargs=kwargs.get(pattern.name, {"pk": job.pk}))
        for pattern in picture_urls
    }
