"""One file through `ingest --apply`: its counts, and what was refused or warned of, by field and reason."""

import io
import json

from django.core.management import CommandError, call_command
from django.db.models import Count, Min

from platform_site.exchange.models import Refusal


def run(profile: str, file: str) -> dict:
    """`{"read", "new", …, "why": [[kind, field, reason, count, first row], …]}`, or `{"said": sentence}`."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", profile, file, apply=True, json=True, stdout=out, stderr=err)
    except CommandError as refusal:
        return {"said": str(refusal)}
    counts = json.loads(out.getvalue().splitlines()[-1])
    groups = Refusal.objects.filter(job=counts["job"]).values_list("kind", "field", "reason")
    found = groups.annotate(many=Count("pk"), first=Min("number")).order_by("-many")
    return {**counts, "why": [list(row) for row in found]}
