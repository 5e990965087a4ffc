"""Send waiting changes to Elasticsearch."""

from django.core.management.base import BaseCommand, CommandError

from search import outbox
from search.models import Outbox


class Command(BaseCommand):
    help = "Sends the changes that wait in the outbox to Elasticsearch, until none is left."

    def add_arguments(self, parser):
        parser.add_argument("--batch", type=int, default=1000)

    def handle(self, *args, batch: int, **options):
        total, done = Outbox.objects.count(), 0
        while sent := outbox.drain(batch):
            done += sent
            self.stdout.write(f"outbox: {done}/{max(total, done)}")
        left = Outbox.objects.count()
        self.stdout.write(f"sent {done}, waiting {left}")
        if left:
            raise CommandError("Elasticsearch did not take all changes; they stay in the outbox.")
