"""One file through its profile: the counts, and what was refused or warned of, by field and reason."""

from collections import Counter
from pathlib import Path

from platform_site.exchange.domain.importing import prepare
from platform_site.exchange.domain.importing import run as run_import
from platform_site.exchange.errors import FileRefused
from platform_site.exchange.models import Refusal
from platform_site.exchange.rows import REFUSED


def run(profile: str, file: str, apply: bool = True) -> dict:
    """`{"read", "new", …, "mapping", "why": [[kind, field, reason, count, first row], …]}`, or `{"said": sentence}`."""
    many: Counter[tuple] = Counter()
    first: dict[tuple, int] = {}

    def watch(outcomes, _work) -> None:
        for outcome in outcomes:
            kind = "refused" if outcome.kind == REFUSED else "warned"
            for problem in outcome.problems:
                key = (kind, problem.field, problem.reason)
                many[key] += 1
                first.setdefault(key, outcome.row.number)

    try:
        work = prepare(profile_key=profile, path=Path(file))
        counts = run_import(work, apply=apply, watch=watch)
    except FileRefused as refusal:
        return {"said": str(refusal)}
    if apply:
        late = Refusal.objects.filter(job=counts["job"], field="part_of")
        many.update(("warned", row.field, row.reason) for row in late)
        for row in late:
            first.setdefault(("warned", row.field, row.reason), row.number)
    why = [[*key, count, first[key]] for key, count in many.most_common()]
    return {**counts, "mapping": work.mapping.name, "why": why}
