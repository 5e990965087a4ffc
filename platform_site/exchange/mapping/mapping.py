"""A mapping: a JSON data file that says how the columns of one source become the fields of a record."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ..errors import FileRefused
from ..shape import Shape, shape_of
from .rules import MappingFault, compile_children, compile_rule
from .values import getter

SPECIAL = ("identifier", "institution", "years")


class Mapping:
    """One compiled mapping. `content` is the JSON object of the file; `digest` changes when it does."""

    def __init__(self, content: dict, *, version: int = 1):
        self.content = content
        self.name = str(content.get("name", ""))
        self.label = str(content.get("label", self.name))
        canonical = json.dumps([content, version], sort_keys=True, ensure_ascii=False)
        self.digest = hashlib.sha256(canonical.encode()).digest()
        tables, fields = content.get("tables", {}), content.get("fields", {})
        self.empty = frozenset(content.get("empty", ()))
        plain = {name: rule for name, rule in fields.items() if name not in SPECIAL}
        self._rules = {name: compile_rule(rule, tables, name) for name, rule in plain.items() if not is_children(rule)}
        self._children = {
            name: compile_children(rule, tables, name) for name, rule in plain.items() if is_children(rule)
        }
        self._identifier = compile_rule(fields.get("identifier", {"constant": ""}), tables, "identifier")
        self._institution = compile_rule(fields.get("institution", {"constant": ""}), tables, "institution")
        self._years = {name: compile_rule(rule, tables, "years") for name, rule in fields.get("years", {}).items()}

    def identity_of(self, row: dict) -> tuple[str, str]:
        """(institution code or empty, identifier or empty)."""
        return text_of(self._institution(row)), text_of(self._identifier(row))

    def fields_of(self, row: dict) -> dict[str, Any]:
        """Field -> list of values, child relation -> list of dicts; the year fields as numbers."""
        found: dict[str, Any] = {name: rule(row) for name, rule in self._rules.items()}
        if self.empty:
            found = {name: [v for v in values if str(v) not in self.empty] for name, values in found.items()}
        for name, rule in self._children.items():
            found[name] = rule(row)
        if self._years:
            found.update(self._year_range(row))
        return found

    def _year_range(self, row: dict) -> dict[str, list]:
        start = self._years["from"](row) if "from" in self._years else []
        end = self._years["to"](row) if "to" in self._years else []
        return {"year_from": start or end, "year_to": end or start}

    def score(self, columns: set[str], rows: list[dict]) -> int:
        """How well the match rule fits: 0 not at all, more the closer. An empty rule fits everything, barely."""
        rule = self.content.get("match", {})
        wanted = rule.get("columns", [])
        if not set(wanted) <= columns:
            return 0
        values = rule.get("values", {})
        for path, pattern in values.items():
            get, expression = getter(path), re.compile(pattern)
            if not any(expression.search(str(value)) for row in rows for value in get(row)):
                return 0
        return 1 + 2 * len(wanted) + 3 * len(values)


def is_children(rule) -> bool:
    if not isinstance(rule, dict):
        return False
    nested = rule.get("all", [])
    return "each" in rule or "each_value" in rule or any(is_children(part) for part in nested)


def text_of(values: list) -> str:
    return str(values[0]).strip() if values else ""


def load_mapping(path: Path, profile) -> Mapping:
    """The mapping in a file. Raises FileRefused when it is none, or one for another profile."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict) or "fields" not in content:
            raise MappingFault("fields?")
        mapping = Mapping(content, version=profile.version)
        check_names(content["fields"], shape_of(profile.model))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        raise FileRefused(_("映射文件“%(path)s”不可用：%(reason)s。") % {"path": path, "reason": error}) from error
    if content.get("profile", profile.key) != profile.key:
        raise FileRefused(
            _("映射“%(name)s”属于方案 %(other)s，不属于 %(key)s。")
            % {"name": path.name, "other": content["profile"], "key": profile.key}
        )
    return mapping


def check_names(fields: dict, shape: Shape, where: str = "") -> None:
    """Raises MappingFault for a field that the model does not have."""
    for name, rule in fields.items():
        if name in shape.children and is_children(rule):
            for part in rule.get("all", [rule]):
                check_names(part["item"], shape.children[name], f"{where}{name}.")
        elif name not in shape.fields and name not in SPECIAL:
            raise MappingFault(f"{where}{name}?")


def known_mappings(profile) -> list[Mapping]:
    """The mappings of the profile that its venue brings, by name."""
    found = []
    for path in sorted(profile.folder.glob("*.json")):
        if json.loads(path.read_text(encoding="utf-8")).get("profile") == profile.key:
            found.append(load_mapping(path, profile))
    return found


def choose_mapping(profile, rows: list[dict], file_name: str) -> Mapping:
    """The mapping whose match rule fits the first rows best. Raises FileRefused naming the known ones."""
    known = known_mappings(profile)
    columns = {key for row in rows for key in row}
    scored = [(mapping.score(columns, rows), index) for index, mapping in enumerate(known)]
    best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0, 0))
    if not best[0]:
        names = "、".join(mapping.name for mapping in known) or "—"
        raise FileRefused(
            _("“%(file)s”的列与方案 %(key)s 的任何映射都不相符（现有：%(names)s）；请用 --mapping 指定。")
            % {"file": file_name, "key": profile.key, "names": names}
        )
    return known[best[1]]
