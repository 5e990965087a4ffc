"""`ingest_undo JOB`: takes an import back and says what it left alone."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from platform_site.exchange.domain.undoing import undo
from platform_site.exchange.errors import FileRefused
from platform_site.exchange.models import Change
from platform_site.exchange.progress import Progress


class Command(BaseCommand):
    help = "Take back what an import made or changed, where nobody has edited since."

    def add_arguments(self, parser):
        parser.add_argument("job", type=int, help="the number that ingest printed")

    def handle(self, *args, **options):
        total = max(Change.objects.filter(job_id=options["job"]).count(), 1)
        progress = Progress(self.stderr)
        self.stderr.style_func = str
        try:
            summary = undo(
                options["job"], watch=lambda counts: progress.show(sum(counts.values()), sum(counts.values()) / total)
            )
        except FileRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        text = _("撤销完成：删除 %(removed)s，恢复 %(restored)s，因后来的修改而保留 %(left)s。")
        self.stdout.write(text % summary)
