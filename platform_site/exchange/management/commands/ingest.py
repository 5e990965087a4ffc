"""`ingest PROFILE FILE`: shows what an import would do; with --apply, does it."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from platform_site.exchange.domain.bulk_mode import bulk_mode
from platform_site.exchange.domain.importing import Import, begin, prepare, read, run
from platform_site.exchange.errors import FileRefused, shortened
from platform_site.exchange.progress import Progress
from platform_site.exchange.rows import CHANGED, NEW, Outcome
from platform_site.jobs.domain.running import LeaseLost, Stopped

EXAMPLES, COMPLAINTS = 3, 50


class Command(BaseCommand):
    help = "Import a file by a profile. Without --apply nothing is changed and the plan is shown."

    def add_arguments(self, parser):
        parser.add_argument("profile", help="museum.table, library.marc21, …")
        parser.add_argument("file", type=Path)
        parser.add_argument("--institution", default="", help="code; by default the venue's first institution")
        parser.add_argument("--mapping", type=Path, help="a file or a saved mapping's name; else what fits")
        parser.add_argument("--apply", action="store_true", help="accept every row and change the database")
        parser.add_argument("--stage", action="store_true", help="read the file for review in the admin")
        parser.add_argument("--overwrite", action="store_true", help="replace also what people have edited")
        parser.add_argument("--json", action="store_true", help="end with one line of JSON on stdout")

    def handle(self, *args, **options):
        self.as_json, self.file = options["json"], Path(options["file"])
        self.quiet = options["verbosity"] == 0
        self.shown = {NEW: 0, CHANGED: 0}
        self.complaints = 0
        self.progress = Progress(self.stderr)
        self.stderr.style_func = str
        try:
            work = prepare(
                profile_key=options["profile"],
                path=Path(options["file"]),
                institution=options["institution"],
                mapping_path=Path(options["mapping"]) if options["mapping"] else None,
                overwrite=options["overwrite"],
            )
            self.say(_("映射：%(name)s（%(label)s）") % {"name": work.mapping.name, "label": work.mapping.label})
            self.examples = not (options["apply"] or options["stage"])
            summary = self.stage(work) if options["stage"] else run(work, apply=options["apply"], watch=self.watch)
        except FileRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except (Stopped, LeaseLost) as stop:
            raise CommandError(_("导入没有做完：有人在后台停下了它，或已由另一个进程接手。")) from stop
        if not self.quiet:
            self.progress.show(summary["read"], 1.0, last=True)
        self.finish(work, summary, applied=options["apply"], staged=options["stage"])

    def stage(self, work: Import) -> dict:
        with bulk_mode():
            begin(work, review=True)
            read(work, self.watch)
        return work.summary()

    def say(self, text: str) -> None:
        """For people: on stdout, or on stderr when stdout is for a machine."""
        if not self.quiet:
            (self.stderr if self.as_json else self.stdout).write(text)

    def watch(self, outcomes: list[Outcome], work: Import) -> None:
        for outcome in outcomes:
            self.complain(outcome)
            if self.examples and self.shown.get(outcome.kind, EXAMPLES) < EXAMPLES:
                self.shown[outcome.kind] += 1
                self.show_example(outcome)
        if not self.quiet:
            self.progress.show(work.summary()["read"], work.source.fraction())

    def complain(self, outcome: Outcome) -> None:
        if not outcome.problems:
            return
        label = _("拒收") if outcome.kind == "refused" else _("警告")
        for problem in outcome.problems:
            self.complaints += 1
            if self.complaints > COMPLAINTS:
                continue
            parts = {
                "file": self.file.name,
                "number": outcome.row.number,
                "kind": label,
                "field": problem.field or "—",
                "value": problem.value,
                "reason": problem.reason,
            }
            text = _("%(kind)s：%(file)s 第 %(number)s 条 · %(field)s = “%(value)s” · %(reason)s")
            self.stderr.write((text % parts).replace("\n", " "))

    def show_example(self, outcome: Outcome) -> None:
        title = _("新增") if outcome.kind == NEW else _("修改")
        self.say(f"[{title}] {outcome.row.number} · {outcome.identifier}")
        if outcome.kind == CHANGED:
            for name, (before, after) in outcome.changes.items():
                self.say(f"    {name}: {shown(before)} → {shown(after)}")
            return
        for name, value in (outcome.draft.values | outcome.draft.children).items():
            if value not in (None, "", []):
                self.say(f"    {name}: {shown(value)}")

    def finish(self, work: Import, summary: dict, *, applied: bool, staged: bool) -> None:
        if self.complaints > COMPLAINTS:
            self.stderr.write(_("……另有 %(count)s 处，未逐条列出。") % {"count": self.complaints - COMPLAINTS})
        for label, count in work.planner.unknown.most_common(10):
            self.stderr.write(
                _("年代表中没有“%(label)s”（%(count)s 条），时期留空。") % {"label": label, "count": count}
            )
        text = _(
            "读取 %(read)s 条：新增 %(new)s，修改 %(changed)s，"
            "未变 %(unchanged)s，拒收 %(refused)s；有警告 %(warned)s。"
        )
        self.say(text % summary)
        if staged:
            self.say(_("已读入，等待审核：%(address)s") % {"address": reverse("imports:run", args=[summary["job"]])})
        elif not applied:
            self.say(_("以上为预演，数据库没有任何改动；加 --apply 执行。"))
        if self.as_json:
            self.stdout.write(json.dumps(summary))


def shown(value) -> str:
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    return shortened(value, 160).replace("\n", " ⏎ ")
