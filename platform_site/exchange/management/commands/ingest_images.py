"""`ingest_images PATH`: matches pictures of a folder or ZIP file to records; with --apply, stores them."""

from __future__ import annotations

import json
from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from platform_site.exchange.errors import FileRefused
from platform_site.exchange.pictures import applying
from platform_site.exchange.pictures.matching import LABELS, MATCHED, counts_of
from platform_site.exchange.progress import Progress
from platform_site.jobs.domain import running
from platform_site.venues.config import venue_by_slug, venue_of, venues
from platform_site.vocabulary.models import Institution
from platform_site.vocabulary.rights import Rights

SHOWN = 20


class Command(BaseCommand):
    help = "Match pictures to records by file name and identifier. Without --apply nothing is changed."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, nargs="?", help="a folder or a ZIP file of pictures")
        parser.add_argument("--venue", default="", help="slug: the first record model of that venue")
        parser.add_argument("--model", default="", help="app.Model, where the venue has several")
        parser.add_argument("--institution", default="", help="code; by default all institutions of the venue")
        parser.add_argument("--replace", action="store_true", help="put them in the place of present pictures")
        parser.add_argument("--credit", default="", help="who is to be named; by default the record's credit line")
        parser.add_argument("--rights", default="", help="a rights statement; by default the record's own")
        parser.add_argument("--apply", action="store_true", help="store the pictures")
        parser.add_argument("--undo", type=int, metavar="JOB", help="take back an earlier run")
        parser.add_argument("--json", action="store_true", help="end with one line of JSON on stdout")

    def handle(self, *args, **options):
        self.progress = Progress(self.stderr)
        self.stderr.style_func = str
        try:
            summary = self.undo(options["undo"]) if options["undo"] else self.match(options)
        except FileRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(summary))

    def undo(self, job: int) -> dict:
        counts = applying.undo(job)
        self.stderr.write(_("撤销完成：恢复 %(restored)s，因后来的修改而保留 %(left)s。") % counts)
        return {"job": job, **counts}

    def match(self, options) -> dict:
        model = self.model(options)
        institutions = self.institutions(model, options["institution"])
        if options["rights"] and options["rights"] not in Rights.values:
            raise CommandError(_("没有“%(rights)s”这个权利声明。") % {"rights": options["rights"]})
        if options["path"] is None:
            raise CommandError(_("请写明图片所在的文件夹或 ZIP 文件。"))
        path = options["path"].resolve()
        known = {institution.pk for institution in institutions}
        matches = applying.plan(path=path, model=model, institutions=known, replace=options["replace"])
        counts = counts_of(matches)
        self.show(matches, counts)
        job = self.apply(path, model, institutions[0], matches, options) if options["apply"] else None
        if job is None:
            self.stderr.write(_("以上为预演，没有任何改动；加 --apply 执行。"))
        return {"job": job and job.pk, **counts, **(job.counters if job else {})}

    def model(self, options):
        if options["model"]:
            try:
                model = apps.get_model(options["model"])
            except (LookupError, ValueError) as error:
                raise CommandError(_("没有“%(model)s”这种记录。") % {"model": options["model"]}) from error
            if venue_of(model) is None or model not in venue_of(model).record_models():
                raise CommandError(_("没有“%(model)s”这种记录。") % {"model": options["model"]})
            return model
        venue = venue_by_slug(options["venue"])
        if venue is None:
            known = "、".join(venue.slug for venue in venues())
            raise CommandError(_("请用 --venue 写明馆（%(known)s）或用 --model 写明记录。") % {"known": known})
        return venue.record_models()[0]

    def institutions(self, model, code: str) -> list[Institution]:
        found = Institution.objects.filter(venue=venue_of(model).slug).order_by("path")
        found = list(found.filter(code=code) if code else found)
        if not found:
            raise CommandError(_("没有代码为“%(code)s”的机构。") % {"code": code})
        return found

    def show(self, matches, counts: dict[str, int]) -> None:
        unclear = [match for match in matches if match.status != MATCHED]
        for match in unclear[:SHOWN]:
            self.stderr.write(f"{match.label}：{match.name} {match.identifier} {match.reason}".strip())
        if len(unclear) > SHOWN:
            self.stderr.write(_("……另有 %(count)s 处，未逐条列出。") % {"count": len(unclear) - SHOWN})
        self.stderr.write("；".join(f"{LABELS[status]} {count}" for status, count in counts.items() if count))

    def apply(self, path: Path, model, institution: Institution, matches, options):
        params = applying.params_of(
            model=model,
            institution=institution,
            matches=matches,
            credit=options["credit"],
            rights=options["rights"],
            path=str(path),
        )
        job = running.start(kind=applying.KIND, label=path.name, params=params)
        applying.apply(job, lambda job: self.progress.show(job.done, job.done / max(job.total or 1, 1)))
        return job
