"""What the rows of a sample become under the choices at hand, with what would be said of each. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from platform_site.vocabulary.models import Institution, Period

from ..access import institutions_for
from ..domain.planning import Planner
from ..errors import FileRefused, Problem, RowRefused
from ..mapping.mapping import mapping_of
from ..mapping.models import MappingSample
from ..profiles import get_profile
from ..rows import REFUSED, Draft, Outcome
from .choices import Choices
from .compiling import Compiler, Fault
from .looking import records_of
from .targets import Target, targets_of

UNCHANGED_SHOWN = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row: its kind (`new`, `changed`, …), what its record would hold as (label, text), and what is said of it."""

    number: int
    identifier: str
    kind: str
    facts: list[tuple[str, str]]
    problems: list[Problem]


@dataclass(slots=True)
class Preview:
    content: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)
    rows: list[PreviewRow] = field(default_factory=list)
    unknown_periods: list[str] = field(default_factory=list)

    def of_column(self, column: str) -> list[str]:
        return [fault.text for fault in self.faults if fault.column == column]

    @property
    def general(self) -> list[str]:
        return self.of_column("")

    def count(self, kind: str) -> int:
        return sum(1 for row in self.rows if row.kind == kind)

    @property
    def counts(self) -> list[tuple[str, int]]:
        names = (("new", _("新增")), ("changed", _("修改")), ("unchanged", _("未变")), (REFUSED, _("拒收")))
        return [(label, count) for kind, label in names if (count := self.count(kind))]

    @property
    def warned(self) -> int:
        return sum(1 for row in self.rows if row.kind != REFUSED and row.problems)


def content_of(sample: MappingSample, choices: Choices, *, name: str = "") -> tuple[dict[str, Any], list[Fault]]:
    """The mapping that the choices make, and what is wrong with them."""
    profile = get_profile(sample.profile)
    compiler = Compiler(choices, targets_of(profile.model))
    fields = compiler.fields()
    used = [
        choice.column if choice.literal else choice.column.partition(".")[0]
        for choice in choices.columns
        if choice.target
    ]
    content = {
        "name": name,
        "label": name,
        "profile": profile.key,
        "match": {"columns": list(dict.fromkeys(used))},
        "fields": fields,
        "editor": choices.as_json(),
    }
    return content, compiler.faults


def preview(sample: MappingSample, choices: Choices, user) -> Preview:
    """The first rows of the sample as records. Faults of the choices stand first; without them the rows are planned."""
    content, faults = content_of(sample, choices)
    found = Preview(content, faults)
    if faults:
        return found
    profile = get_profile(sample.profile)
    try:
        mapping = mapping_of(content, profile, _("本次所选"))
        codes = Institution.objects.filter(pk__in=institutions_for(user, profile)).values_list("code", "pk")
        planner = Planner(profile, mapping, dict(codes), sample.institution_id)
        outcomes = planner.plan(records_of(sample.head, profile))
    except FileRefused as refusal:
        found.faults.append(Fault("", str(refusal)))
        return found
    shower = Shower(targets_of(profile.model), dict(Period.objects.values_list("pk", "label")))
    found.rows = [shower.row(outcome, mapping, planner) for outcome in outcomes]
    found.unknown_periods = [label for label, _count in planner.unknown.most_common(5)]
    return found


@dataclass(frozen=True, slots=True)
class Shower:
    """Says what a row becomes in the words of the form; `periods` are labels by key."""

    targets: dict[str, Target]
    periods: dict[int, str]

    def row(self, outcome: Outcome, mapping, planner: Planner) -> PreviewRow:
        draft = outcome.draft or drafted(outcome, mapping, planner)
        facts = list(self.facts(draft.values | draft.children)) if draft else []
        problems = [Problem(self.label(item.field), item.value, item.reason) for item in outcome.problems]
        return PreviewRow(outcome.row.number, outcome.identifier, outcome.kind, facts, problems)

    def facts(self, values: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
        """(label, text) of all that is not empty, child rows one after another."""
        for name, value in values.items():
            key = f"{above}{name.removesuffix('_id')}"
            if isinstance(value, list) and value and isinstance(value[0], dict):
                for row in value:
                    yield from self.facts(row, f"{key}.")
            elif value not in (None, "", []):
                yield self.label(key), self.text(key, value)

    def label(self, key: str) -> str:
        return self.targets[key].label.removesuffix(_("（必填）")) if key in self.targets else key

    def text(self, key: str, value: Any) -> str:
        if key == "period":
            return self.periods.get(value, "")
        if isinstance(value, list):
            return "；".join(map(str, value))
        choices = self.targets[key].choices if key in self.targets else ()
        return dict(choices).get(str(value), str(value))


def drafted(outcome: Outcome, mapping, planner: Planner) -> Draft | None:
    """What an unchanged row holds; None of one that cannot be read or is refused."""
    if outcome.row.problem:
        return None
    try:
        return planner.validator.draft(planner.profile.convert(outcome.row.data(), mapping))
    except RowRefused:
        return None
