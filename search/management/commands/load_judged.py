"""Load judged queries."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from search import judged


class Command(BaseCommand):
    help = "Loads judged queries from a JSON file; queries that are there stay as they are."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="judge queries that are there anew")

    def handle(self, *args, file: Path, replace: bool, **options):
        try:
            loaded = judged.load_entries(json.loads(file.read_text(encoding="utf-8")), replace=replace)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(f"{file} holds no judged queries: {error}") from error
        for query, name in loaded.unknown:
            self.stdout.write(f"{query}: nothing public is called {name}")
        self.stdout.write(f"made {loaded.made}, kept {loaded.kept}, unknown results {len(loaded.unknown)}")
