"""Describe everything again and build a new index beside the present one."""

import time

from django.core.management.base import BaseCommand, CommandError

from search import rebuild
from search.engines.base import EngineUnavailable


class Command(BaseCommand):
    help = "Describes all records again; with Elasticsearch fills a new index and swaps it in. Searching goes on."

    def add_arguments(self, parser):
        parser.add_argument("--index-only", action="store_true", help="Take the stored documents as they are.")

    def handle(self, *args, index_only: bool, **options):
        self.started = time.monotonic()
        try:
            report = rebuild.rebuild(documents=not index_only, progress=self.progress)
        except (rebuild.RebuildFailed, EngineUnavailable) as error:
            raise CommandError(str(error)) from error
        counts = f"described {report.described}, public {report.public}, removed {report.removed}"
        index = f", index {report.index} with {report.indexed}" if report.index else ""
        self.stdout.write(f"{counts}{index}, {time.monotonic() - self.started:.1f} s")

    def progress(self, phase: str, done: int, total: int) -> None:
        seconds = time.monotonic() - self.started
        self.stdout.write(f"{phase}: {done}/{total}, {seconds:.0f} s")
