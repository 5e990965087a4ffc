"""Say how the search is."""

import json
import sys

from django.core.management.base import BaseCommand

from search.health import status


class Command(BaseCommand):
    help = "Shows engine, documents, index and outbox; exits with 1 when the engine cannot answer."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args, as_json: bool, **options):
        found = status()
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            for name, value in found.items():
                self.stdout.write(f"{name}: {value}")
        if not found["available"]:
            sys.exit(1)
