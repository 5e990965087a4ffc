"""A run from its upload to its end: what a person asks of it, and what a worker does when it has it before it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from django.core.files.storage import FileSystemStorage, storages
from django.db import transaction
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.vocabulary.models import Institution

from ..access import institutions_for
from ..errors import FileRefused
from ..mapping.mapping import Mapping
from ..models import Run
from ..profiles import Profile, get_profile
from .approving import apply_accepted
from .bulk_mode import bulk_mode
from .importing import KIND, Import, Watch, prepare, read
from .reviewing import to_apply

FOLDER = "imports"


@transaction.atomic
def upload(
    *,
    profile: Profile,
    institution: Institution,
    file,
    mapping: dict | None = None,
    overwrite: bool = False,
    user=None,
) -> Run:
    """Keeps the file in the private storage and makes the run that a worker will read for review.

    `mapping` is the content of one; without it the one that fits the file is taken.
    """
    name = PurePath(file.name).name or "upload"
    job = running.queue(kind=KIND, label=f"{profile.key} {name}", params={"mapping": mapping}, user=user)
    stored = storages["private"].save(f"{FOLDER}/{job.pk}/{name}", file)
    return Run.objects.create(
        job=job,
        profile=profile.key,
        institution=institution,
        file_name=name[-255:],
        stored=stored,
        review=True,
        overwrite=overwrite,
    )


def carry_on(job_pk: int, *, watch: Watch | None = None) -> Run | None:
    """Does what is to be done next of a waiting run; None when it has been taken, stopped or is not there.

    Raises nothing for a file that cannot be read: one sentence stands on the job then.
    """
    job = running.claim(job_pk)
    if job is None:
        return None
    run = Run.objects.select_related("institution").get(job=job)
    run.job = job
    try:
        if run.phase == Run.Phase.APPLYING:
            apply_accepted(run)
        else:
            read_again(run, watch)
    except (running.Stopped, running.LeaseLost):
        return None
    except FileRefused:
        return run
    return run


def read_again(run: Run, watch: Watch | None) -> None:
    with bulk_mode(), local_file(run) as path:
        read(reopened(run, path), watch)


def reopened(run: Run, path: Path) -> Import:
    """The run's file made ready, with the mapping that was chosen before. Raises FileRefused, noted on the job."""
    job, profile = run.job, get_profile(run.profile)
    content = job.params.get("mapping")
    try:
        work = prepare(
            profile_key=run.profile,
            path=path,
            institution=run.institution.code,
            mapping=Mapping(content, version=profile.version) if content else None,
            overwrite=run.overwrite,
            within=speakable(run),
        )
    except Exception as error:
        running.finish(job, state=Job.State.FAILED, message=said_of(error))
        raise
    work.run = run
    if not content:
        job.params["mapping"] = work.mapping.content
        job.save(update_fields=["params"])
    return work


def speakable(run: Run) -> set[int] | None:
    """Keys of the institutions that the rows of the file may name; None for all of the venue."""
    if run.job.created_by:
        return institutions_for(run.job.created_by, get_profile(run.profile))
    return {run.institution_id} if run.stored else None


def said_of(error: Exception) -> str:
    """One sentence for people."""
    if isinstance(error, FileRefused):
        return str(error)
    return _("文件读不出来：%(reason)s。") % {"reason": error or type(error).__name__}


@contextmanager
def local_file(run: Run) -> Iterator[Path]:
    """The run's file on this machine's disk; what lies in a store elsewhere is fetched for the time being."""
    if not run.stored:
        yield Path(run.job.params["file"])
        return
    storage = storages["private"]
    if isinstance(storage, FileSystemStorage):
        yield Path(storage.path(run.stored))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / PurePath(run.stored).name
        with storage.open(run.stored) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
        yield path


@transaction.atomic
def begin_applying(run: Run) -> bool:
    """Puts the accepted rows before a worker. False when the run is not under review or nothing was accepted."""
    count = to_apply(run).count()
    ready = (Job.State.REVIEW, Job.State.DONE)
    if not count or not run.review or not running.wait_again(run.job, states=ready):
        return False
    Run.objects.filter(pk=run.pk).update(phase=Run.Phase.APPLYING)
    Job.objects.filter(pk=run.job_id).update(done=0, total=count, cursor={})
    return True
