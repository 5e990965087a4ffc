"""From a curator's choices to a mapping in the language of mappings, with every fault beside the column it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ..mapping.mapping import REQUIRED
from ..shape import NUMBER
from .choices import Choices, ColumnChoice, ConstantChoice
from .targets import ROLE, Target

PLACE = re.compile(r"\{([^{}]+)\}")
YEAR_ENDS = {"year_from": "first", "year_to": "last"}
TOGETHER = {"join": lambda rules: {"join": rules, "with": "；"}, "all": lambda rules: {"all": rules}}
PAIR = re.compile(r"\s*(?:=>|->|→|＝|=|\t)\s*")
SEVERAL = re.compile(r"[、,，\n]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """One sentence about a column, or about the mapping as a whole (`column` empty)."""

    column: str
    text: str


class Compiler:
    """Compiles choices once: `fields`, then `faults`."""

    def __init__(self, choices: Choices, targets: dict[str, Target]):
        self.choices, self.targets = choices, targets
        self.faults: list[Fault] = []
        self.columns = {choice.column: choice for choice in choices.columns}

    def fields(self) -> dict[str, Any]:
        rules = self._rules()
        absent = [key for key in REQUIRED if key not in rules]
        for key in absent:
            label = _("编号") if key == "identifier" else _("题名")
            self._fault("", _("没有任何一列对应“%(label)s”；没有它就不能导入。") % {"label": label})
        plain = {key: rule for key, rule in rules.items() if "." not in key}
        relations: dict[str, list] = {}
        for name, rule in self._children(rules):
            relations.setdefault(name, []).append(rule)
        return plain | {name: parts[0] if len(parts) == 1 else {"all": parts} for name, parts in relations.items()}

    def _fault(self, column: str, text: str) -> None:
        self.faults.append(Fault(column, text))

    def _rules(self) -> dict[str, Any]:
        """Field -> rule, of all but the columns of names that have a role of their own."""
        rules: dict[str, list] = {}
        for choice in self.choices.columns:
            target = self._target(choice.target, choice.column)
            if target and not (target.has_role and choice.role):
                self._place(rules, choice, target)
        found = {key: self._joined(key, parts) for key, parts in rules.items()}
        for constant in self.choices.constants:
            target = self._target(constant.target, "") if constant.value else None
            if target:
                rule = self._constant(constant, target)
                found[target.key] = {"first": [found[target.key], rule]} if target.key in found else rule
        return found

    def _target(self, key: str, column: str) -> Target | None:
        if key and key not in self.targets:
            self._fault(column, _("没有“%(key)s”这个字段。") % {"key": key})
        return self.targets.get(key)

    def _place(self, rules: dict[str, list], choice: ColumnChoice, target: Target) -> None:
        earlier = rules.setdefault(target.key, [])
        if earlier and not choice.together:
            text = _("“%(first)s”和“%(column)s”都对应“%(label)s”：请改掉一列，或者在这一列的选项里选定怎样合并。")
            parts = {"first": earlier[0][0].column, "column": choice.column, "label": target.label}
            self._fault(choice.column, text % parts)
        earlier.append((choice, self._column(choice, target)))

    def _joined(self, key: str, parts: list) -> Any:
        rules = [rule for _choice, rule in parts]
        if len(rules) == 1:
            return rules[0]
        return TOGETHER.get(parts[1][0].together, lambda rules: {"first": rules})(rules)

    def _column(self, choice: ColumnChoice, target: Target) -> Any:
        rule: dict[str, Any] = {"column" if choice.literal else "path": choice.column}
        steps = self._steps(choice, target)
        if steps:
            rule["then"] = steps
        if choice.when_column:
            rule["when"] = self._condition(choice)
        if target.kind == "date" and choice.within:
            rule["within"] = choice.within
        return rule if len(rule) > 1 or choice.literal else choice.column

    def _steps(self, choice: ColumnChoice, target: Target) -> list[dict]:
        steps: list[dict] = []
        if choice.empty:
            steps.append({"drop": [part.strip() for part in SEVERAL.split(choice.empty) if part.strip()]})
        if choice.split:
            steps.append({"split": separators(choice.split)})
        if choice.table.strip():
            steps += self._lookup(choice)
        elif target.choices:
            steps.append({"lookup": {**target.choice_labels, "else": "keep"}})
        if target.key in YEAR_ENDS:
            steps.append({"year": YEAR_ENDS[target.key]})
        elif target.kind == NUMBER:
            steps.append({"number": None})
        return steps

    def _lookup(self, choice: ColumnChoice) -> list[dict]:
        table = {}
        for line in filter(str.strip, choice.table.splitlines()):
            pair = PAIR.split(line.strip(), maxsplit=1)
            if len(pair) != 2:
                text = _("对照表的“%(line)s”这一行没有等号；每行写“表里的写法 = 取用的值”。")
                self._fault(choice.column, text % {"line": line})
                continue
            table[pair[0]] = pair[1]
        if choice.otherwise == "keep":
            return [{"lookup": table | {"else": "keep"}}]
        return [{"check": {"in": list(table), "else": choice.otherwise}}, {"lookup": table | {"else": "keep"}}]

    def _condition(self, choice: ColumnChoice) -> dict:
        other = self.columns.get(choice.when_column)
        if other is None:
            text = _("条件里的“%(column)s”不是表里的一列。") % {"column": choice.when_column}
            self._fault(choice.column, text)
        literal = other is not None and other.literal
        condition: dict[str, Any] = {"column" if literal else "path": choice.when_column}
        if choice.when_is == "empty":
            return condition | {"not": True}
        if choice.when_is in ("equals", "differs"):
            values = [part.strip() for part in SEVERAL.split(choice.when_value) if part.strip()]
            return condition | {"in": values} | ({"not": True} if choice.when_is == "differs" else {})
        if choice.when_is == "contains":
            return condition | {"matches": re.escape(choice.when_value)}
        return condition

    def _constant(self, constant: ConstantChoice, target: Target) -> Any:
        names = PLACE.findall(constant.value)
        if not names:
            return {"constant": target.choice_labels.get(constant.value, constant.value)}
        for name in names:
            if name not in self.columns:
                self._fault("", _("模板里的“{%(name)s}”不是表里的一列。") % {"name": name})
        return {"template": constant.value}

    def _children(self, rules: dict[str, Any]) -> Iterator[tuple[str, dict]]:
        """(relation, rule of its child rows); names with a role of their own are rows of their own."""
        tree = Node()
        for key, rule in rules.items():
            *path, name = key.split(".")
            if path:
                tree.at(path).fields[name] = rule
        yield from ((name, node.rule()) for name, node in tree.children.items())
        for choice in self.choices.columns:
            target = self.targets.get(choice.target)
            if target and target.has_role and choice.role:
                relation, name = target.key.split(".", 1)
                yield relation, {"zip": {name: self._column(choice, target), ROLE: {"constant": choice.role}}}


@dataclass(slots=True)
class Node:
    """The rules of the rows of one relation, and of those beneath them."""

    fields: dict[str, Any] = field(default_factory=dict)
    children: dict[str, Node] = field(default_factory=dict)

    def at(self, path: list[str]) -> Node:
        node = self
        for name in path:
            node = node.children.setdefault(name, Node())
        return node

    def rule(self) -> dict:
        return {"zip": self.fields | {name: node.rule() for name, node in self.children.items()}}


def separators(text: str) -> str:
    r"""A regular expression for any of the characters; `\n` is the end of a line."""
    characters = text.replace("\\n", "\n").replace(" ", "") or " "
    return f"[{re.escape(characters)}]"
