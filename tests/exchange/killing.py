"""An import killed at a named point, and gone on with by others: is the end that of a run nobody cut off?

A program beside the suite, on copies of a database that holds nothing but what the migrations make:

    python -m tests.exchange.killing FILE.sqlite3|postgres://… PHASE:POINT:N …

It prints one line of JSON a run: the point, how often a process was killed, and the digest of all that was left.
Each attempt is a process of its own, forked from one that has loaded Django, and dies by SIGKILL at the Nth time that
it comes to the point. `direct:none:1` and `undoing:none:1` are cut off nowhere: what the others are compared with.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
from datetime import timedelta
from pathlib import Path

PHASES = ("direct", "staging", "applying", "undoing")
ROWS = 46
CHUNK = 10


def rows_of(suffix: str) -> list[dict[str, str]]:
    """Objects, leaves of an album that comes last, one without a title, one whose whole is nowhere."""
    rows = [{"no": f"{number:03}", "name": f"题{number}{suffix}", "medium": "纸本"} for number in range(ROWS)]
    for row in rows[3:9]:
        row |= {"whole": f"{ROWS - 1:03}", "label": f"第{row['no']}开", "maker": f"作者{suffix}"}
    rows[20].pop("name")
    rows[30]["whole"] = "无此册"
    return rows


def set_up(database_url: str, folder: Path) -> None:
    os.environ |= {"DATABASE_URL": database_url, "VAR_DIR": str(folder), "ELASTICSEARCH_URL": "", "REDIS_URL": ""}
    os.environ["DJANGO_SETTINGS_MODULE"] = "platform_site.settings.local"
    import django

    django.setup()


class SqliteCopy:
    """A file of its own for each run, copied from the template."""

    def __init__(self, template: str, folder: Path):
        self.template, self.folder = template, folder
        self.url = f"sqlite:///{folder / 'live.sqlite3'}"

    def renew(self) -> None:
        self.drop()
        shutil.copyfile(self.template, self.folder / "live.sqlite3")

    def drop(self) -> None:
        for stale in self.folder.glob("live.sqlite3*"):
            stale.unlink()


class PostgresCopy:
    """A database of its own for each run, made by the server from the template, to which nobody may be connected."""

    def __init__(self, template: str, folder: Path):
        self.server, _slash, self.template = template.rpartition("/")
        self.name = f"{self.template}_killed"
        self.url = f"{self.server}/{self.name}"

    def renew(self) -> None:
        self.drop()
        self.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')

    def drop(self) -> None:
        self.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as connection:
            connection.execute(statement)


class Killing:
    """One scenario (a file applied at once; a second staged, accepted, applied; that one taken back) to its end."""

    def __init__(self, folder: Path):
        from .runs import write_rows

        self.folder = folder
        self.first = write_rows(folder / "first.csv", rows_of(""))
        self.second = write_rows(folder / "second.csv", rows_of("改")[: ROWS - 5])

    def run(self, phase: str, point: str, nth: int) -> dict:
        """Goes on in new processes until the scenario is through; the first is killed at the point, if it comes by."""
        kills, reached_end = 0, False
        wanted = f"{phase}:{point}"
        while not reached_end:
            pid = os.fork()
            if pid == 0:
                self.attempt(Watcher(wanted if kills == 0 else "", nth), undo=phase == "undoing")
            _pid, status = os.waitpid(pid, 0)
            if os.WIFSIGNALED(status):
                kills += 1
            elif os.WEXITSTATUS(status):
                raise SystemExit(f"the attempt after {kills} kills at {wanted} failed")
            else:
                reached_end = True
        return {"point": f"{wanted}:{nth}", "kills": kills}

    def attempt(self, watcher: "Watcher", *, undo: bool) -> None:
        """In a process of its own: does what is left, and dies at the point."""
        code = 1
        try:
            from platform_site.exchange.domain import approving, importing, undoing

            importing.CHUNK, importing.LOOK_AT, approving.CHUNK, undoing.CHUNK = CHUNK, 3, CHUNK, CHUNK
            self.proceed(watcher, undo=undo)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def proceed(self, watcher: "Watcher", *, undo: bool) -> None:
        from platform_site.exchange.domain import undoing

        bury()
        watcher.phase = "direct"
        self.apply_first()
        watcher.phase = "staging"
        run = self.stage_second()
        watcher.phase = "applying"
        self.carry_on(run)
        if undo:
            watcher.phase = "undoing"
            undoing.carry_on_undo(undo_job(run))

    def carry_on(self, run: int) -> None:
        from platform_site.exchange.domain import runs

        runs.carry_on(run)

    def apply_first(self) -> None:
        from platform_site.exchange.domain import importing
        from platform_site.exchange.models import Run

        from .runs import MAPPING

        jobs = list(Run.objects.order_by("pk").values_list("pk", flat=True))
        if not jobs:
            mapping = self.folder / "mapping.json"
            mapping.write_text(json.dumps(MAPPING), encoding="utf-8")
            work = importing.prepare(profile_key="museum.table", path=self.first, mapping_path=mapping)
            importing.run(work, apply=True, watch=lambda outcomes, work: None)
        elif len(jobs) == 1:
            self.carry_on(jobs[0])

    def stage_second(self) -> int:
        from platform_site.exchange.domain import reviewing, runs
        from platform_site.exchange.models import Decision, Run

        from .runs import fresh, uploaded

        run = Run.objects.filter(review=True).first() or uploaded(self.second)
        if run.phase == Run.Phase.STAGING:
            self.carry_on(run.pk)
            reviewing.decide_rows(run.rows.all(), Decision.ACCEPTED)
            assert runs.begin_applying(fresh(run))
        return run.pk


def undo_job(run: int) -> int:
    from platform_site.exchange.domain import undoing
    from platform_site.jobs.models import Job

    job = Job.objects.filter(kind=undoing.KIND).first() or undoing.begin_undoing(run)
    return job.pk


def bury() -> None:
    """The worker is dead and its lease over: its job waits again, as `run_worker` would see to."""
    from django.utils import timezone

    from platform_site.exchange.domain import importing, undoing
    from platform_site.jobs.domain import taking_over
    from platform_site.jobs.models import Job

    for kind in (importing.KIND, undoing.KIND):
        taking_over.resumes(kind, lambda pk: None)
    Job.objects.filter(state=Job.State.RUNNING).update(lease_until=timezone.now() - timedelta(seconds=1))
    taking_over.take_over()


class Watcher:
    """Hears of every named point; kills its own process at the wanted one."""

    def __init__(self, wanted: str, nth: int):
        from platform_site.jobs.domain import running

        self.wanted, self.left, self.phase = wanted, nth, ""
        running.reached.connect(self.hear)

    def hear(self, sender, point: str, **kwargs) -> None:
        if f"{self.phase}:{point}" == self.wanted:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def result_of() -> dict:
    """The digest of the records and what hangs on them, and the counters of the jobs."""
    from museum.models import Object
    from platform_site.jobs.models import Job

    from .runs import digest_of

    jobs = [
        [job.kind, job.state, job.done, {key: value for key, value in job.counters.items() if key != "job"}]
        for job in Job.objects.order_by("pk")
    ]
    return {"digest": digest_of(Object), "jobs": jobs, "records": Object.objects.count()}


def main(template: str, points: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = (PostgresCopy if template.startswith("postgres") else SqliteCopy)(template, folder)
        copy.renew()
        set_up(copy.url, folder)
        from django.db import connections

        try:
            for wanted in points:
                phase, point, nth = wanted.split(":")
                copy.renew()
                found = Killing(folder).run(phase, point, int(nth))
                print(json.dumps(found | result_of()), flush=True)  # noqa: T201  this is the program's output
                connections.close_all()
        finally:
            connections.close_all()
            copy.drop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
