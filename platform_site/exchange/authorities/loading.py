"""Authority files into authorities: dry by default, chunk by chunk, curated values left alone, new ones removable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from platform_site.jobs.domain import running
from platform_site.jobs.models import Job
from platform_site.vocabulary.domain.describing import describe_users
from platform_site.vocabulary.domain.keys import renew_keys
from platform_site.vocabulary.domain.links import usage_of, used
from platform_site.vocabulary.models import Agent, AuthoritySource

from ..errors import FileRefused, Problem, RowRefused
from ..rows import CHANGED, KINDS, NEW, UNCHANGED
from .drafts import AuthorityProfile, get_authority_profile
from .planning import AuthorityPlanner, Drafted, Plan, attname_rows, checksum_of

KIND, UNDO_KIND = "load_authorities", "load_authorities_undo"
CHUNK = 500


@dataclass(slots=True)
class Load:
    """One file on its way in. `counts` holds read, new, changed, unchanged, refused, warned and kept."""

    profile: AuthorityProfile
    path: Path
    context: Any
    planner: AuthorityPlanner
    counts: Counter = field(default_factory=Counter)
    parents: dict[str, str] = field(default_factory=dict)
    job: Job | None = None

    def summary(self) -> dict[str, int | None]:
        """As `ingest` gives it, with `kept`: fields that a person changed and that were therefore left alone."""
        job = self.job.pk if self.job else None
        numbers = {kind: self.counts[kind] for kind in (*KINDS, "warned", "kept")}
        return {"job": job, "read": sum(self.counts[kind] for kind in KINDS), **numbers}


def load(
    *,
    profile_key: str,
    path: Path,
    companion: Path | None = None,
    apply: bool = False,
    watch: Callable[[list[Plan], Load], None] = lambda plans, work: None,
    user=None,
) -> dict[str, int | None]:
    """Reads the file and, with `apply`, writes it; returns the summary. Raises FileRefused for a useless file.

    Each chunk is committed with the job's counters, so an interrupted run leaves whole chunks and the next one goes
    on: what is done is unchanged by then.
    """
    profile = get_authority_profile(profile_key)
    work = Load(profile, path, profile.context(path, companion), AuthorityPlanner(profile))
    if apply:
        params = {"profile": profile.key, "file": str(path), "companion": str(companion or "")}
        work.job = running.start(kind=KIND, label=f"{profile.key} {path.name}", params=params, user=user)
    try:
        _run(work, apply, watch)
    except BaseException as error:
        if work.job:
            running.finish(work.job, state=Job.State.FAILED, message=str(error) or type(error).__name__)
        raise
    if work.job:
        running.finish(work.job)
    return work.summary()


def _run(work: Load, apply: bool, watch) -> None:
    drafted = read_drafts(work)
    while chunk := list(islice(drafted, CHUNK)):
        plans = work.planner.plan(chunk, _repeated)
        for plan in plans:
            work.counts[plan.kind] += 1
            work.counts["warned"] += plan.kind in (NEW, CHANGED, UNCHANGED) and bool(plan.problems)
            work.counts["kept"] += len(plan.kept)
        if apply:
            with transaction.atomic():
                write(work, plans)
                running.advance(work.job, done=work.summary()["read"], counters=work.summary())
        watch(plans, work)
    if not work.planner.seen and not work.counts:
        raise FileRefused(_("“%(name)s”里没有一条记录。") % {"name": work.path.name})
    if apply:
        hang_under_parents(work)


def _repeated(identifier: str) -> Problem:
    return Problem("identifier", identifier, _("同一文件里已有这个编号"))


def read_drafts(work: Load) -> Iterator[Drafted]:
    for number, row in work.profile.rows(work.path):
        if isinstance(row, Problem):
            yield Drafted(number, problem=row)
            continue
        try:
            yield Drafted(number, work.profile.convert(row, work.context))
        except RowRefused as refusal:
            yield Drafted(number, problem=refusal.problem)


def write(work: Load, plans: list[Plan]) -> None:
    """One chunk: new authorities with their parts, changed fields, added parts, source rows."""
    fresh = [plan for plan in plans if plan.kind == NEW]
    work.planner.model._base_manager.bulk_create(_made(work, plan) for plan in fresh)
    for relation, part in work.planner.relations.items():
        rows = [
            row
            for plan in plans
            if plan.kind in (NEW, CHANGED) and plan.target is not None
            for row in attname_rows(part.model, plan.children.get(relation, []), part.attname, plan.target.pk)
        ]
        part.model._base_manager.bulk_create(rows, batch_size=1000)
    changed = [plan for plan in plans if plan.kind == CHANGED]
    for plan in changed:
        if plan.values:
            columns = {name: pair[1] for name, pair in plan.values.items()}
            work.planner.model._base_manager.filter(pk=plan.target.pk).update(**columns)
    _remember(work, [plan for plan in plans if plan.target is not None])
    _follow(work, fresh, changed)


def _made(work: Load, plan: Plan):
    plan.target = work.planner.model(code=plan.draft.code, **plan.draft.values)
    return plan.target


def _remember(work: Load, plans: list[Plan]) -> None:
    """Source rows: what was written is kept field by field, so that a later edit by a person is seen as one."""
    rows = [
        AuthoritySource(
            profile=work.profile.key,
            identifier=plan.draft.identifier,
            content_type=work.planner.content_type,
            object_id=plan.target.pk,
            checksum=plan.checksum or checksum_of(plan.draft),
            written=plan.draft.values,
            made_by=work.job.pk if plan.kind == NEW else (plan.source.made_by if plan.source else None),
        )
        for plan in plans
    ]
    AuthoritySource.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["profile", "identifier"],
        update_fields=["object_id", "checksum", "written", "made_by"],
    )
    work.parents.update({plan.target.code: plan.draft.parent for plan in plans if plan.draft.parent})


def _follow(work: Load, fresh: list[Plan], changed: list[Plan]) -> None:
    """Look-up forms of agents, and the documents of what already stands under a changed authority."""
    if work.planner.model is Agent:
        renew_keys([plan.target.pk for plan in (*fresh, *changed)])
    standing = usage_of(work.planner.model, [plan.target.pk for plan in changed])
    for pk in standing:
        describe_users(work.planner.model, pk)


def hang_under_parents(work: Load) -> None:
    """Sets the parent of what has none yet, once all are there."""
    manager, wanted = work.planner.model._base_manager, list(work.parents.items())
    for start in range(0, len(wanted), CHUNK):
        part = dict(wanted[start : start + CHUNK])
        keys = dict(manager.filter(code__in=part.values()).values_list("code", "pk"))
        rows = [row for row in manager.filter(code__in=part, parent=None) if part[row.code] in keys]
        for row in rows:
            row.parent_id = keys[part[row.code]]
        manager.bulk_update(rows, ["parent"])


def undo_load(job_id: int, user=None) -> dict[str, int]:
    """Takes away what one load made and nobody has used or changed since. Returns `{"job", "removed", "left"}`.

    What the load changed of authorities that were here before stays. Raises FileRefused for what is no load.
    """
    done = Job.objects.filter(pk=job_id, kind=KIND).first()
    if done is None:
        raise FileRefused(_("没有编号为 %(job)s 的规范档导入任务。") % {"job": job_id})
    model = get_authority_profile(done.params["profile"]).model
    job = running.start(kind=UNDO_KIND, label=f"{UNDO_KIND} {job_id}", params={"load": job_id}, user=user)
    removed = left = 0
    sources = AuthoritySource.objects.filter(made_by=job_id).order_by("pk")
    last = 0
    while chunk := list(sources.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        with transaction.atomic():
            gone = _untouched(model, chunk)
            model._base_manager.filter(pk__in=gone).delete()
            AuthoritySource.objects.filter(pk__in=[row.pk for row in chunk if row.object_id in gone]).delete()
            removed, left = removed + len(gone), left + len(chunk) - len(gone)
            running.advance(job, done=removed + left, counters={"removed": removed, "left": left})
    running.finish(job)
    return {"job": job.pk, "removed": removed, "left": left}


def _untouched(model, sources: list[AuthoritySource]) -> set[int]:
    """Those that hold what was written, that nothing stands under, and that no other source speaks of."""
    keys = [row.object_id for row in sources]
    free = model._base_manager.filter(pk__in=keys).exclude(used(model))
    rows = {row.pk: row for row in free}
    shared = AuthoritySource.objects.filter(object_id__in=keys, content_type=sources[0].content_type)
    elsewhere = set(shared.exclude(pk__in=[row.pk for row in sources]).values_list("object_id", flat=True))
    return {
        source.object_id
        for source in sources
        if source.object_id in rows
        and source.object_id not in elsewhere
        and all(getattr(rows[source.object_id], name) == value for name, value in source.written.items())
    }
