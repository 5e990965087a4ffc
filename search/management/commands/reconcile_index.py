"""Compare the index with the database, by venue and stretch of keys, and repair it."""

import time

from django.core.management.base import BaseCommand, CommandError

from search import conf, nightly, rebuild, upkeep
from search.engines.base import EngineUnavailable


class Command(BaseCommand):
    help = "Compares the index with the database by venue and stretch of keys, repairs what differs, tells the counts."

    def add_arguments(self, parser):
        parser.add_argument("--if-due", action="store_true", help="Only when it is night and it was not done yet.")

    def handle(self, *args, if_due: bool, **options):
        if conf.get("SEARCH_ENGINE") != "elasticsearch":
            self.stdout.write("The database engine is its own index: nothing to compare.")
            return
        if if_due and not nightly.is_due():
            return
        started = time.monotonic()
        try:
            counts = rebuild.reconcile()
        except (rebuild.RebuildFailed, upkeep.Busy, EngineUnavailable) as error:
            raise CommandError(str(error)) from error
        for venue, number in counts.venues.items():
            self.stdout.write(f"{venue or 'no venue'}: {number} in the database and in the index, checksums agree")
        told = [f"{name} {getattr(counts, name)}" for name in ("compared", "missing", "outdated", "surplus", "ahead")]
        self.stdout.write(f"{', '.join(told)}, mended {counts.mended}, {time.monotonic() - started:.1f} s")
