"""`export_mappings`: writes the mappings that read the platform's own exports back, after a change of the models."""

from __future__ import annotations

import json

from django.core.management.base import BaseCommand

from platform_site.exchange.export.mapping import files_of
from platform_site.exchange.profiles import all_profiles


class Command(BaseCommand):
    help = "Write export_table.json and export_lines.json into each venue's mappings/."

    def handle(self, *args, **options):
        for profile in all_profiles():
            for path, content in files_of(profile).items():
                text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
                if not path.exists() or path.read_text(encoding="utf-8") != text:
                    path.write_text(text, encoding="utf-8")
                    self.stdout.write(str(path))
