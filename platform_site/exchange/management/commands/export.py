"""`export FORMAT --model MODEL --out FILE`: writes records in a format that other systems read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils.translation import gettext as _

from platform_site.exchange.export.listing import whole_list
from platform_site.exchange.export.registry import UnknownFormat, format_of
from platform_site.exchange.export.running import exported
from platform_site.exchange.progress import Progress
from platform_site.records.scope import record_models
from platform_site.venues.config import venue_of
from platform_site.vocabulary.models import Institution


class Command(BaseCommand):
    help = "Export the records of a venue or a model. Staff-only fields and media files are never part of it."

    def add_arguments(self, parser):
        parser.add_argument("format", help="csv, xlsx, jsonl, jsonld, or a format of the model: marcxml, lido, …")
        parser.add_argument("--model", default="", help="app.model; needed where the venue has several")
        parser.add_argument("--venue", default="", help="the slug of a venue")
        parser.add_argument("--institution", default="", help="code; the institutions beneath it too")
        parser.add_argument("--query", default="", help="the parameters of the list in the admin: q=瓷&live=true")
        parser.add_argument("--public", action="store_true", help="only what the public may see now")
        parser.add_argument("--out", required=True, help="the file to write; - is stdout")

    def handle(self, *args, **options):
        model = self.model(options["model"], options["venue"])
        try:
            form = format_of(model, options["format"])
        except UnknownFormat as unknown:
            text = _("%(model)s 没有格式“%(format)s”；现有：%(known)s。")
            raise CommandError(
                text % {"model": model._meta.label_lower, "format": options["format"], "known": unknown}
            ) from unknown
        records = whole_list(model, QueryDict(options["query"]))
        if options["institution"]:
            records = records.filter(institution__in=self.institutions(options["institution"]))
        records = records.public() if options["public"] else records
        total = records.count()
        self.progress = Progress(self.stderr)
        self.stderr.style_func = str

        def watch(done: int) -> None:
            self.progress.show(done, done / max(total, 1))

        pieces = exported(records, form, watch, public=options["public"])
        self.write(pieces, options["out"])
        self.stderr.write(_("已导出 %(count)s 条记录（%(format)s）。") % {"count": f"{total:,}", "format": form.label})

    def model(self, label: str, venue: str):
        """Raises CommandError when the choice is not one."""
        known = {model._meta.label_lower: model for model in record_models()}
        if label and label.lower() not in known:
            raise CommandError(
                _("没有记录类型“%(label)s”；现有：%(known)s。") % {"label": label, "known": "、".join(known)}
            )
        if label:
            return known[label.lower()]
        found = [model for model in known.values() if venue and venue_of(model) and venue_of(model).slug == venue]
        if len(found) != 1:
            raise CommandError(_("请用 --model 指明记录类型：%(known)s。") % {"known": "、".join(known)})
        return found[0]

    def institutions(self, code: str):
        found = Institution.objects.filter(code=code).first()
        if found is None:
            raise CommandError(_("没有机构代码“%(code)s”。") % {"code": code})
        return Institution.objects.filter(path__startswith=found.path)

    def write(self, pieces, out: str) -> None:
        """Writes beside the file and puts it in its place when whole: a broken run leaves the old file."""
        if out == "-":
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            return
        path = Path(out)
        partial = path.with_name(path.name + ".part")
        try:
            with partial.open("wb") as stream:
                for piece in pieces:
                    stream.write(piece)
            os.replace(partial, path)
        except OSError as error:
            raise CommandError(_("不能写入“%(path)s”：%(reason)s。") % {"path": path, "reason": error}) from error
        finally:
            partial.unlink(missing_ok=True)
