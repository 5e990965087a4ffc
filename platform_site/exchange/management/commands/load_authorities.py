"""`load_authorities PROFILE FILE`: shows what an authority file would add; with --apply, adds it."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from platform_site.exchange.authorities import registry
from platform_site.exchange.authorities.drafts import authority_profiles
from platform_site.exchange.authorities.loading import Load, load, undo_load
from platform_site.exchange.authorities.planning import Plan
from platform_site.exchange.errors import FileRefused
from platform_site.exchange.progress import Progress
from platform_site.exchange.rows import NEW

EXAMPLES, COMPLAINTS = 3, 50


class Command(BaseCommand):
    help = "Load an authority file. Without --apply nothing is changed."

    def add_arguments(self, parser):
        assert registry.MODULES
        parser.add_argument("profile", nargs="?", default="", help=" ".join(authority_profiles()))
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--with", dest="companion", type=Path, help="a second file with other names")
        parser.add_argument("--apply", action="store_true", help="change the database")
        parser.add_argument("--json", action="store_true", help="end with one line of JSON on stdout")
        parser.add_argument("--undo", type=int, metavar="JOB", help="take away what that load made")

    def handle(self, *args, **options):
        self.as_json, self.quiet = options["json"], options["verbosity"] == 0
        self.complaints, self.examples = 0, 0 if options["apply"] else EXAMPLES
        self.progress = Progress(self.stderr)
        self.stderr.style_func = str
        try:
            if options["undo"]:
                self.finish(
                    undo_load(options["undo"]), _("撤销完成：删除 %(removed)s，因后来的使用或修改而保留 %(left)s。")
                )
                return
            if not (options["profile"] and options["file"]):
                raise CommandError(_("请给出方案和文件，例如 load_authorities authority.nga 文件。"))
            self.load(options)
        except FileRefused as refusal:
            raise CommandError(str(refusal)) from refusal

    def load(self, options) -> None:
        summary = load(
            profile_key=options["profile"],
            path=Path(options["file"]),
            companion=options["companion"] and Path(options["companion"]),
            apply=options["apply"],
            watch=self.watch,
        )
        text = _(
            "读取 %(read)s 条：新增 %(new)s，修改 %(changed)s，未变 %(unchanged)s，拒收 %(refused)s；"
            "有警告 %(warned)s；人工修改而保留的字段 %(kept)s。"
        )
        self.finish(summary, text)
        if not options["apply"]:
            self.say(_("以上为预演，数据库没有任何改动；加 --apply 执行。"))

    def finish(self, summary: dict, text: str) -> None:
        if self.complaints > COMPLAINTS:
            self.stderr.write(_("……另有 %(count)s 处，未逐条列出。") % {"count": self.complaints - COMPLAINTS})
        self.say(text % summary)
        if self.as_json:
            self.stdout.write(json.dumps(summary))

    def say(self, text: str) -> None:
        """For people: on stdout, or on stderr when stdout is for a machine."""
        if not self.quiet:
            (self.stderr if self.as_json else self.stdout).write(text)

    def watch(self, plans: list[Plan], work: Load) -> None:
        for plan in plans:
            self.complain(plan)
            if plan.kind == NEW and self.examples:
                self.examples -= 1
                self.say(f"[{_('新增')}] {plan.draft.code} · {plan.draft.values['label']}")
        if not self.quiet:
            self.progress.show(work.summary()["read"], 0)

    def complain(self, plan: Plan) -> None:
        for problem in plan.problems:
            self.complaints += 1
            if self.complaints <= COMPLAINTS:
                parts = (plan.number, problem.field or "—", problem.value, problem.reason)
                self.stderr.write(_("第 %s 条 · %s = “%s” · %s") % parts)
