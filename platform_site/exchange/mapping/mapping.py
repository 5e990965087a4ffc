"""A mapping: a JSON data file that says how the columns of one source become the fields of a record."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ..errors import FileRefused, shortened
from ..profiles import mapped_identity
from ..shape import Shape, shape_of
from .children import compile_children, fields_in, is_children
from .dates import compile_date
from .rules import compile_rule
from .scope import MappingFault, Scope
from .values import getter

SPECIAL = ("identifier", "institution", "years", "date")
REQUIRED = ("identifier", "title")
ASIDE = ("editor",)  # what the editor keeps for itself: no part of what the mapping says
EMPTY_RULE = {"constant": ""}


class Mapping:
    """One compiled mapping. `content` is the JSON object of the file; `digest` changes when it does.

    A mapping is compiled once and then run row by row in one thread. Raises MappingFault.
    """

    def __init__(self, content: dict, *, version: int = 1):
        self.content = content
        self.name = str(content.get("name", ""))
        self.label = str(content.get("label", self.name))
        said = {key: value for key, value in content.items() if key not in ASIDE}
        canonical = json.dumps([said, version], sort_keys=True, ensure_ascii=False)
        self.digest = hashlib.sha256(canonical.encode()).digest()
        self.empty = frozenset(content.get("empty", ()))
        self._compile(content.get("fields", {}), Scope(content.get("tables", {})))

    def _compile(self, fields: dict, scope: Scope) -> None:
        plain = {name: rule for name, rule in fields.items() if name not in SPECIAL}
        self._rules = {n: compile_rule(rule, scope.at(n)) for n, rule in plain.items() if not is_children(rule)}
        self._children = {n: compile_children(rule, scope.at(n)) for n, rule in plain.items() if is_children(rule)}
        self._identifier = compile_rule(fields.get("identifier", EMPTY_RULE), scope.at("identifier"))
        self._institution = compile_rule(fields.get("institution", EMPTY_RULE), scope.at("institution"))
        years = fields.get("years", {})
        self._years = {end: compile_rule(rule, scope.at("years")) for end, rule in years.items()}
        self._date = compile_date(fields["date"], scope.at("date_text")) if "date" in fields else None
        self._notes, self._columns = scope.notes, scope.columns

    def identity_of(self, row: dict) -> tuple[str, str]:
        """(institution code or empty, identifier or empty)."""
        return text_of(self._institution(row)), text_of(self._identifier(row))

    def fields_of(self, row: dict) -> dict[str, Any]:
        """Field -> list of values, child relation -> list of dicts; the year fields as numbers.

        `warnings` holds the Problems that the rules found, where there are any. Raises RowRefused.
        """
        self._notes.clear()
        found: dict[str, Any] = {name: rule(row) for name, rule in self._rules.items()}
        if self.empty:
            found = {name: [v for v in values if str(v) not in self.empty] for name, values in found.items()}
        for name, rule in self._children.items():
            found[name] = rule(row)
        if self._date:
            found.update(self._date(row))
        if self._years:
            found.update(self._year_range(row))
        if self._notes:
            found["warnings"] = list(self._notes)
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

    def missing(self, columns: set[str]) -> list[str]:
        """The columns that the mapping reads and a file with those columns does not have."""
        return sorted(set().union(*self._columns.values()) - columns)

    def check_columns(self, columns: set[str], file_name: str) -> None:
        """Raises FileRefused when no column is there that an identifier or a title could come from."""
        for field in REQUIRED:
            wanted = self._columns.get(field, set())
            if wanted and not wanted & columns:
                raise FileRefused(
                    _("“%(file)s”里没有映射“%(name)s”取%(field)s所需的列：%(columns)s。文件里的列是：%(found)s。")
                    % {
                        "file": file_name,
                        "name": self.label or self.name,
                        "field": _("编号") if field == "identifier" else _("题名"),
                        "columns": "、".join(sorted(wanted)),
                        "found": shortened("、".join(sorted(columns))),
                    }
                )


def text_of(values: list) -> str:
    return str(values[0]).strip() if values else ""


def compiled(content: Any, profile) -> Mapping:
    """The mapping of a JSON object for that profile. Raises MappingFault, ValueError, KeyError, TypeError."""
    if not isinstance(content, dict) or not isinstance(content.get("fields"), dict):
        raise MappingFault("fields?")
    mapping = Mapping(content, version=profile.version)
    check_names(content["fields"], shape_of(profile.model))
    if profile.identify is mapped_identity:
        absent = [name for name in REQUIRED if name not in content["fields"]]
        if absent:
            raise MappingFault(_("缺少必需的字段 %(names)s") % {"names": "、".join(absent)})
    return mapping


def load_mapping(path: Path, profile) -> Mapping:
    """The mapping in a file. Raises FileRefused when it is none, or one for another profile."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise unusable(path, error) from error
    return mapping_of(content, profile, path.name)


def mapping_of(content: Any, profile, name: object) -> Mapping:
    """The mapping of a JSON object called `name`. Raises FileRefused when it is none, or one for another profile."""
    other = content.get("profile", profile.key) if isinstance(content, dict) else profile.key
    if other != profile.key:
        raise FileRefused(
            _("映射“%(name)s”属于方案 %(other)s，不属于 %(key)s。") % {"name": name, "other": other, "key": profile.key}
        )
    try:
        return compiled(content, profile)
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        raise unusable(name, error) from error


def unusable(name: object, error: Exception) -> FileRefused:
    return FileRefused(_("映射文件“%(path)s”不可用：%(reason)s。") % {"path": name, "reason": error})


def check_names(fields: dict, shape: Shape, where: str = "") -> None:
    """Raises MappingFault for a field that the model does not have."""
    for name, rule in fields.items():
        if name in shape.children and is_children(rule):
            for part in rule.get("all", [rule]):
                check_names(fields_in(part), shape.children[name], f"{where}{name}.")
        elif name not in shape.fields and name not in SPECIAL:
            raise MappingFault(f"{where}{name}?")


def known_mappings(profile) -> list[Mapping]:
    """The mappings of the profile that its venue brings, by name."""
    found = []
    for path in sorted(profile.folder.glob("*.json")):
        if json.loads(path.read_text(encoding="utf-8")).get("profile") == profile.key:
            found.append(load_mapping(path, profile))
    return found


def choose_mapping(profile, rows: list[dict], file_name: str, saved: Sequence[Mapping] = ()) -> Mapping:
    """The mapping whose match rule fits the first rows best, `saved` ones before the venue's own.

    Raises FileRefused where none fits.
    """
    known = [*saved, *known_mappings(profile)]
    columns = {key for row in rows for key in row}
    scored = [(mapping.score(columns, rows), index) for index, mapping in enumerate(known)]
    best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0, 0))
    if not best[0]:
        raise FileRefused(_("“%(file)s”的列与已有的映射都不相符；请为它做一个映射。") % {"file": file_name})
    return known[best[1]]
