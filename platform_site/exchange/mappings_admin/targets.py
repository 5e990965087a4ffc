"""What a column can become: the fields of a record model, grouped as in its form, with the standard's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, InlinePanel, PanelGroup

from ..shape import OTHER, FieldForm, Shape, shape_of

STANDARDS = {
    "identifier": "dcterms:identifier", "title": "dcterms:title", "title_en": "dcterms:title@en",
    "alternative": "dcterms:alternative", "description": "dcterms:description", "date": "dcterms:created · EDTF",
    "date_text": "dcterms:created", "year_from": "LIDO earliestDate", "year_to": "LIDO latestDate",
    "date_edtf": "EDTF", "period": "dcterms:temporal", "subjects": "dcterms:subject", "places": "dcterms:spatial",
    "materials": "CDWA Materials", "medium": "dcterms:medium", "extent": "dcterms:extent",
    "language": "dcterms:language", "holder": "LIDO repositoryName", "credit_line": "LIDO creditLine",
    "rights": "dcterms:rights", "source_url": "dcterms:source", "part_of": "dcterms:isPartOf",
    "contributions.name": "dcterms:creator", "contributions.role": "LIDO roleActor",
    "institution": "dcterms:provider",
}  # fmt: skip
NAMED_IN_HELP = re.compile(r"((?:MARC|CNMARC|CDWA|LIDO|VRA|GB/T|dcterms)\b.*)$")
HIDDEN = ("agent",)  # what is chosen by a person, never written by a source
ROLE = "role"


@dataclass(frozen=True, slots=True)
class Target:
    """One field: `key` is its name, after the relations that lead to it (`editions.items.barcode`)."""

    key: str
    label: str
    standard: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    has_role: bool = False

    @property
    def choice_labels(self) -> dict[str, str]:
        """Label -> value, so that a file may hold either."""
        return {label: value for value, label in self.choices} | {value: value for value, _label in self.choices}


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    targets: tuple[Target, ...]


def target_groups(model: type[models.Model]) -> list[Group]:
    """The groups of the model's form that hold something a source may set; what the form does not show comes last."""
    shape = shape_of(model)
    found: dict[str, dict[str, Target]] = {_("标识"): basic_targets()}
    for heading, name in named_in(getattr(model, "tabs", None) or model.panels):
        targets = {target.key: target for target in targets_at(shape, name, heading=heading)}
        found.setdefault(heading or _("其他"), {}).update(targets)
    placed = {key for targets in found.values() for key in targets}
    rest = {target.key: target for name in shape.fields for target in targets_at(shape, name)}
    found.setdefault(_("其他"), {}).update({key: target for key, target in rest.items() if key not in placed})
    return list(without_repeats(found))


def without_repeats(found: dict[str, dict[str, Target]]) -> Iterator[Group]:
    seen: set[str] = set()
    for heading, targets in found.items():
        fresh = tuple(target for key, target in targets.items() if key not in seen)
        seen |= set(targets)
        if fresh:
            yield Group(heading, fresh)


def basic_targets() -> dict[str, Target]:
    """What is no field of the form, or not only one."""
    targets = (
        Target("identifier", _("编号") + _("（必填）"), STANDARDS["identifier"], "text"),
        Target("title", _("题名") + _("（必填）"), STANDARDS["title"], "text"),
        Target("date", _("年代（自动识别朝代、年号与年份）"), STANDARDS["date"], "date"),
        Target("institution", _("机构代码"), STANDARDS["institution"], "text"),
    )
    return {target.key: target for target in targets}


def targets_of(model: type[models.Model]) -> dict[str, Target]:
    return {target.key: target for group in target_groups(model) for target in group.targets}


def named_in(panels, heading: str = "") -> Iterator[tuple[str, str]]:
    """(heading of the group, name of the field or relation) of each panel, in the order of the form."""
    for panel in panels:
        if isinstance(panel, InlinePanel):
            yield str(panel.heading or panel.label or heading), panel.relation_name
        elif isinstance(panel, PanelGroup):
            yield from named_in(panel.children, str(panel.heading or heading))
        elif isinstance(panel, FieldPanel):
            yield heading, panel.field_name
        elif isinstance(panel, str):
            yield heading, panel


def targets_at(shape: Shape, name: str, above: str = "", label: str = "", heading: str = "") -> Iterator[Target]:
    """The target of a field, or all of a child relation (called `heading`) and of those beneath it."""
    if name in shape.children:
        child = shape.children[name]
        title = heading or str(child.model._meta.verbose_name)
        for inner in (*child.fields, *child.children):
            yield from targets_at(child, inner, f"{above}{name}.", f"{label}{title} · ")
    elif name in shape.fields and name not in HIDDEN and shape.fields[name].kind != OTHER:
        yield target_of(shape.fields[name], above, label, has_role=ROLE in shape.fields and name == "name")


def target_of(form: FieldForm, above: str, label: str, *, has_role: bool) -> Target:
    key = above + form.name
    told = NAMED_IN_HELP.search(str(form.field.help_text))
    choices = tuple((str(value), str(name)) for value, name in form.field.flatchoices if value) if form.choices else ()
    standard = told[1] if told else STANDARDS.get(key, "")
    return Target(key, label + str(form.field.verbose_name), standard, form.kind, choices, has_role)
