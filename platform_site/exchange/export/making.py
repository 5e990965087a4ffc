"""Exports too long to wait for: a job writes the file into the private storage, its maker fetches it for some days."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import storages
from django.db import models, transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.records.permissions import ACTIONS, InstitutionPermissionPolicy
from platform_site.records.scope import record_model

from .listing import list_of
from .registry import ExportFormat, format_of
from .running import exported

KIND = "export"
AT_ONCE = 2000
"""More records than these are not written while somebody waits."""
KEPT = timedelta(days=7)
STEP = 200
FOLDER = "exports"


def queue(model: type[models.Model], form: ExportFormat, user, query: QueryDict) -> tuple[Job, bool]:
    """(the job of that export, whether it is new): one that the same person waits for is not begun twice."""
    forget_old()
    params = {"model": model._meta.label_lower, "format": form.key, "query": query.urlencode()}
    same = Job.objects.filter(kind=KIND, created_by=user, state__in=(Job.State.WAITING, Job.State.RUNNING))
    for job in same:
        if params.items() <= job.params.items():
            return job, False
    return running.queue(kind=KIND, label=label_of(model, form), params=params, user=user), True


def label_of(model: type[models.Model], form: ExportFormat) -> str:
    return f"{model._meta.verbose_name_plural} · {form.label}"


def carry_on(pk: int) -> None:
    """Writes the file of a waiting job; one whose worker died is begun again."""
    job = running.claim(pk)
    if job is None:
        return
    model, form = model_of(job), format_of(model_of(job), job.params["format"])
    policy, user = InstitutionPermissionPolicy(model), job.created_by
    if user is None or not policy.user_has_any_permission(user, ACTIONS):
        running.finish(job, state=Job.State.FAILED, message=_("导出的人已无权查看这些记录。"))
        return
    records = list_of(model, user, QueryDict(job.params["query"]))
    try:
        with tempfile.TemporaryFile() as target:
            write(job, records, form, target)
            keep(job, target, form)
    except (running.Stopped, running.LeaseLost):
        return
    except Exception:
        running.finish(job, state=Job.State.FAILED, message=_("导出没有完成，请再试一次。"))
        raise


def write(job: Job, records: models.QuerySet, form: ExportFormat, target: BinaryIO) -> None:
    """The whole file, telling now and again how far it is. Raises Stopped at a person's word."""
    total = records.count()

    def watch(done: int) -> None:
        if done % STEP == 0 or done == total:
            running.heed(job)
            running.advance(job, done=done, counters={"records": done}, total=total)

    for piece in exported(records, form, watch):
        target.write(piece)


def keep(job: Job, content: BinaryIO, form: ExportFormat) -> None:
    """The file under the private ones, and its name in the job."""
    content.seek(0)
    wanted = f"{FOLDER}/{job.pk}/{job.params['model'].partition('.')[2]}-{timezone.localtime():%Y%m%d-%H%M}"
    name = storages["private"].save(f"{wanted}.{form.extension}", File(content))
    with transaction.atomic():
        job.params["file"] = name
        job.save(update_fields=["params"])
        running.finish(job)


def forget_old() -> None:
    """Deletes the files that were kept long enough."""
    for job in Job.objects.filter(kind=KIND, finished_at__lt=timezone.now() - KEPT, params__has_key="file"):
        storages["private"].delete(job.params.pop("file"))
        job.save(update_fields=["params"])


def model_of(job: Job) -> type[models.Model]:
    return record_model(job.params["model"])
