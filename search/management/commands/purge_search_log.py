"""Forget what was asked long ago."""

from django.core.management.base import BaseCommand

from search import conf
from search.tending import log


class Command(BaseCommand):
    help = "Deletes what the query log keeps longer than SEARCH_LOG_DAYS; the worker does it by itself."

    def handle(self, *args, **options):
        self.stdout.write(f"deleted {log.purge()} rows older than {conf.get('SEARCH_LOG_DAYS')} days")
