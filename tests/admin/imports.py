"""The addresses of imports, about a run of B's that waits for review."""

from django.urls import reverse

from platform_site.exchange.domain.importing import KIND
from platform_site.exchange.models import Run, StagedRow
from platform_site.exchange.profiles import all_profiles
from platform_site.exchange.urls import urlpatterns
from platform_site.jobs.models import Job

from .world import SECRET, Neighbours

ABOUT_NONE = ("list", "upload")


def import_addresses(world: Neighbours) -> dict[str, str]:
    run = Run.objects.filter(institution=world.b).first() or run_of_b(world)
    return {
        f"imports:{pattern.name}": reverse(
            f"imports:{pattern.name}", kwargs={} if pattern.name in ABOUT_NONE else {"pk": run.pk}
        )
        for pattern in urlpatterns
    }


def run_of_b(world: Neighbours) -> Run:
    """A file of B's curator with one new record, whose every word is B's own."""
    profile = next(item for item in all_profiles() if item.model is world.model)
    job = Job.objects.create(
        kind=KIND, label=SECRET, state=Job.State.REVIEW, created_by=world.people["curator_b"], message=SECRET
    )
    run = Run.objects.create(job=job, profile=profile.key, institution=world.b, file_name=SECRET, review=True)
    StagedRow.objects.create(
        run=run,
        number=1,
        identifier=SECRET,
        title=SECRET,
        institution=world.b,
        kind=StagedRow.Kind.NEW,
        payload=SECRET.encode(),
        draft={"values": {"title": SECRET}, "children": {}},
    )
    return run
