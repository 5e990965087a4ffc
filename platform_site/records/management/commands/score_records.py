from django.core.management.base import BaseCommand

from platform_site.records.rescoring import rescore
from platform_site.records.scope import record_models


class Command(BaseCommand):
    help = "Computes the completeness score of every record again: after an import, or when the rules have changed."

    def handle(self, *args, **options):
        total = changed = 0
        for model in record_models():
            counts = (0, 0)
            for counts in rescore(model):
                self.stderr.write(f"{model._meta.label}: {counts[0]}")
            total, changed = total + counts[0], changed + counts[1]
        self.stdout.write(f"{total} records, {changed} scores changed")
