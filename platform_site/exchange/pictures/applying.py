"""Matched pictures made the records' own, a few at a time, as a job that can be gone on with and taken back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.images import ImageFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.models import Collection

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.media.models import CustomImage
from platform_site.venues.config import venue_of
from platform_site.venues.tasks import make_sizes_of_records
from platform_site.vocabulary.models import Institution
from search import outbox

from ..domain.revisions import follow_in_revisions
from ..errors import FileRefused
from ..models import Change
from ..shape import shape_of
from .files import Pictures, fault_of, pictures_in
from .matching import BROKEN, MATCHED, Index, Match, counts_of, match_pictures

KIND, UNDO_KIND = "pictures", "pictures_undo"
CHUNK = 10
FOLDER = "picture-archives"
IMAGE = "image_id"
SET, LEFT = "set", "left"
Watch = Callable[[Job], None]


def plan(*, path: Path, model, institutions: set[int], replace: bool = False) -> list[Match]:
    """What would be done with each file. Raises FileRefused where there is no picture at all."""
    with pictures_in(path) as pictures:
        matches = match_pictures(pictures, Index(model, institutions), replace=replace)
    if not matches:
        raise FileRefused(_("“%(name)s”里没有图片。") % {"name": path.name})
    return matches


def params_of(*, model, institution: Institution, matches: list[Match], credit: str, rights: str, **where) -> dict:
    """What a worker needs. `where` is `path` (of a folder or file on disk) or `stored` (in the private storage)."""
    return {
        "model": model._meta.label,
        "institution": institution.pk,
        "credit": credit,
        "rights": rights,
        "files": [
            [match.name, match.status, match.record, match.identifier, match.order, match.reason] for match in matches
        ],
        "counts": counts_of(matches),
        **where,
    }


def matches_of(job: Job) -> list[Match]:
    return [Match(*row) for row in job.params["files"]]


def model_of(job: Job):
    return apps.get_model(job.params["model"])


def keep_archive(*, file, model, institution: Institution, replace: bool, credit: str, rights: str, user) -> Job:
    """Keeps an uploaded ZIP file and the plan for it, as a job under review. Raises FileRefused, keeping nothing."""
    name = PurePath(file.name).name or "pictures.zip"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as target:
            shutil.copyfileobj(file, target, 1 << 20)
        matches = plan(path=path, model=model, institutions={institution.pk}, replace=replace)
        with path.open("rb") as content:
            stored = storages["private"].save(f"{FOLDER}/{get_random_string(12)}/{name}", content)
    params = params_of(
        model=model, institution=institution, matches=matches, credit=credit, rights=rights, stored=stored
    )
    job = running.queue(kind=KIND, label=name, params=params, user=user)
    running.leave(job, Job.State.REVIEW)
    return job


@contextmanager
def pictures_of(job: Job) -> Iterator[Pictures]:
    if "path" in job.params:
        with pictures_in(Path(job.params["path"])) as pictures:
            yield pictures
        return
    with tempfile.TemporaryDirectory() as folder, storages["private"].open(job.params["stored"]) as source:
        path = Path(folder) / PurePath(job.params["stored"]).name
        with path.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        with pictures_in(path) as pictures:
            yield pictures


def carry_on(job_pk: int, *, watch: Watch | None = None) -> None:
    """What a worker does with a waiting job, from where it stands."""
    job = running.claim(job_pk)
    if job:
        apply(job, watch)


def apply(job: Job, watch: Watch | None = None) -> None:
    """Stores the matched pictures. A chunk's pictures, records and counters are committed together."""
    wanted = [match for match in matches_of(job) if match.status == MATCHED]
    setter = Setter(job)
    counters = dict(job.counters) or {SET: 0, BROKEN: 0, LEFT: 0}
    try:
        with pictures_of(job) as pictures:
            for start in range(job.done, len(wanted), CHUNK):
                chunk = wanted[start : start + CHUNK]
                setter.store(chunk, pictures, counters)
                with setter.cleaning(), transaction.atomic():
                    setter.write(counters)
                    running.advance(job, done=start + len(chunk), counters=dict(counters), total=len(wanted))
                if watch:
                    watch(job)
                running.heed(job)
        job.counters = counters
        running.finish(job)
        make_sizes_of_records.enqueue(setter.model._meta.label)
    except (running.Stopped, running.LeaseLost):
        return
    except BaseException as error:
        running.finish(job, state=Job.State.FAILED, message=str(error) or type(error).__name__)
        raise


class Setter:
    """Writes one chunk: first the checked pictures, then the records that show them."""

    def __init__(self, job: Job):
        self.job, self.model = job, model_of(job)
        self.content_type = ContentType.objects.get_for_model(self.model)
        self.collection = collection_of(self.model)
        self.ready: list[tuple[int, CustomImage]] = []

    def store(self, chunk: list[Match], pictures: Pictures, counters: dict[str, int]) -> None:
        """The pictures of the chunk, in memory; what is no whole picture is counted and passed over."""
        self.ready = []
        titles = dict(self.model.objects.filter(pk__in=[item.record for item in chunk]).values_list("pk", "title"))
        lines = dict(self.model.objects.filter(pk__in=titles).values_list("pk", "credit_line"))
        terms = dict(self.model.objects.filter(pk__in=titles).values_list("pk", "rights"))
        for match in chunk:
            content = whole_picture(pictures, match.name)
            if match.record not in titles:
                counters[LEFT] += 1
            elif content is None:
                counters[BROKEN] += 1
            else:
                self.ready.append((match.record, self._image(match, content, titles, lines, terms)))

    def _image(self, match: Match, content: bytes, titles: dict, lines: dict, terms: dict) -> CustomImage:
        image = CustomImage(
            title=titles[match.record][:255],
            credit=(self.job.params["credit"] or lines[match.record])[:500],
            rights=self.job.params["rights"] or terms[match.record],
            collection=self.collection,
            uploaded_by_user=self.job.created_by,
        )
        image.file = ImageFile(as_file(content), name=PurePath(match.name).name)
        return image

    def write(self, counters: dict[str, int]) -> None:
        changes = {}
        before = dict(self.model.objects.filter(pk__in=[pk for pk, _image in self.ready]).values_list("pk", IMAGE))
        for pk, image in self.ready:
            image.save()
            self.model.objects.filter(pk=pk).update(image=image, updated_at=timezone.now())
            changes[pk] = {IMAGE: (before[pk], image.pk)}
        Change.objects.bulk_create(
            Change(
                job=self.job,
                kind=Change.Kind.CHANGED,
                content_type=self.content_type,
                object_id=pk,
                before={IMAGE: old},
                after={IMAGE: new},
            )
            for pk, change in changes.items()
            for old, new in change.values()
        )
        follow_in_revisions(self.model, changes, shape_of(self.model))
        outbox.record_many(self.model, list(changes))
        counters[SET] += len(changes)

    @contextmanager
    def cleaning(self) -> Iterator[None]:
        """Where the chunk is not committed, its files are taken away again."""
        try:
            yield
        except BaseException:
            for _pk, image in self.ready:
                if image.file._committed:
                    image.file.storage.delete(image.file.name)
            raise


def whole_picture(pictures: Pictures, name: str) -> bytes | None:
    try:
        content = pictures.read(name)
    except ValueError:
        return None
    return None if fault_of(content, whole=True) else content


def as_file(content: bytes):
    file = tempfile.SpooledTemporaryFile(max_size=8 << 20)  # noqa: SIM115  closed with the image that takes it
    file.write(content)
    file.seek(0)
    return file


def collection_of(model) -> Collection:
    """The venue's own collection of pictures."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=venue_of(model).slug).first() or root


def undo(job_pk: int, *, user=None) -> dict[str, int]:
    """Gives each record back the picture it had, where it still shows the one it was given; `{"restored", "left"}`.

    Raises FileRefused for what is no such job or was taken back already.
    """
    done = Job.objects.filter(pk=job_pk, kind=KIND).first()
    if done is None or not done.changes.exists():
        raise FileRefused(_("图片任务 %(job)s 没有可撤销的改动。") % {"job": job_pk})
    job = running.start(kind=UNDO_KIND, label=f"{UNDO_KIND} {job_pk}", params={"job": job_pk}, user=user)
    model, counters = model_of(done), {"restored": 0, LEFT: 0}
    while chunk := list(done.changes.order_by("pk")[:CHUNK]):
        with transaction.atomic():
            take_back(model, chunk, counters)
            running.advance(job, done=sum(counters.values()), counters=dict(counters))
    job.counters = counters
    running.finish(job)
    return counters


def take_back(model, chunk: list[Change], counters: dict[str, int]) -> None:
    now = dict(model.objects.filter(pk__in=[change.object_id for change in chunk]).values_list("pk", IMAGE))
    changes = {}
    for change in chunk:
        old, new = change.before[IMAGE], change.after[IMAGE]
        if now.get(change.object_id) != new or (old and not CustomImage.objects.filter(pk=old).exists()):
            counters[LEFT] += 1
            continue
        model.objects.filter(pk=change.object_id).update(image=old, updated_at=timezone.now())
        changes[change.object_id] = {IMAGE: (new, old)}
        counters["restored"] += 1
    follow_in_revisions(model, changes, shape_of(model))
    outbox.record_many(model, list(changes))
    for values in changes.values():
        CustomImage.objects.filter(pk=values[IMAGE][0]).delete()
    Change.objects.filter(pk__in=[change.pk for change in chunk]).delete()
