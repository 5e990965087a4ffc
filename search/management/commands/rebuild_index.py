"""Describe everything again and build a new index beside the present one; or go back to the one before."""

import time

from django.core.management.base import BaseCommand, CommandError

from search import conf, rebuild, upkeep
from search.engines.base import EngineUnavailable


class Command(BaseCommand):
    help = (
        "Describes all records again; with Elasticsearch fills a new index, compares it with the database by venue and "
        "swaps it in. Searching goes on. What was cut off goes on where it stood."
    )

    def add_arguments(self, parser):
        parser.add_argument("--index-only", action="store_true", help="Take the stored documents as they are.")
        parser.add_argument("--restart", action="store_true", help="Forget a rebuild that was cut off.")
        parser.add_argument("--rollback", action="store_true", help="Read the index before the present one again.")

    def handle(self, *args, index_only: bool, restart: bool, rollback: bool, **options):
        self.started = time.monotonic()
        self.phase, self.phase_started, self.first = "", self.started, 0
        try:
            told = self.roll_back() if rollback else self.rebuild(index_only, restart)
        except EngineUnavailable as error:
            hint = "Elasticsearch does not answer; call again when it does, the rebuild goes on where it stood."
            raise CommandError(f"{hint} ({error})") from error
        except (rebuild.RebuildFailed, upkeep.Busy) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{told}, {time.monotonic() - self.started:.1f} s")

    def rebuild(self, index_only: bool, restart: bool) -> str:
        report = rebuild.rebuild(documents=not index_only, anew=restart, progress=self.progress)
        told = f"described {report.described}, public {report.public}, removed {report.removed}"
        if not report.index:
            return told
        for venue, number in report.venues.items():
            self.stdout.write(f"{venue or 'no venue'}: {number} in the database and in the index, checksums agree")
        return f"{told}, index {report.index} with {report.indexed}"

    def roll_back(self) -> str:
        if conf.get("SEARCH_ENGINE") != "elasticsearch":
            raise CommandError("The database engine has no index to go back to.")
        index, counts = rebuild.roll_back(progress=self.progress)
        return f"index {index} is read again, {counts.compared} documents, {counts.mended} brought up to date"

    def progress(self, phase: str, done: int, total: int) -> None:
        now = time.monotonic()
        if phase != self.phase:
            self.phase, self.phase_started, self.first = phase, now, done
        rate = (done - self.first) / (now - self.phase_started) if now > self.phase_started else 0
        left = f", {rate:.0f}/s, {(total - done) / rate:.0f} s left" if rate else ""
        self.stdout.write(f"{phase}: {done}/{total}, {now - self.started:.0f} s{left}")
