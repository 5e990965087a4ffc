"""Arrows point down: what the import linter sees, and what it cannot see."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

from .rooms import CORE, PACKAGES, ROOT, VENUES, files, name, tiers

COMMENTS = re.compile(r"{%\s*comment.*?endcomment\s*%}|/\*.*?\*/|{#.*?#}", re.S)


def test_the_import_contracts_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_package_with_an_app_is_in_the_contracts():
    found = {path.parent.name for path in ROOT.glob("*/apps.py")}
    found |= {path.parent.parent.name for path in ROOT.glob("*/*/apps.py") if path.parent.parent.name != "tests"}
    assert found - set(PACKAGES) == set()


def _tier(model) -> tuple[int, str] | None:
    package = apps.get_app_config(model._meta.app_label).name
    return next(((tier, package) for tier, packages in enumerate(tiers()) if package in packages), None)


def test_foreign_keys_point_down():
    upward = []
    for model in apps.get_models():
        for field in model._meta.get_fields(include_hidden=True):
            if not field.is_relation or field.auto_created or not field.related_model:
                continue
            here, there = _tier(model), _tier(field.related_model)
            if here and there and here[1] != there[1] and there[0] >= here[0]:
                upward.append(f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}")
    assert upward == []


def _strings(path: Path) -> list[tuple[int, str]]:
    """The string constants of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in prose)
    return [(node.lineno, node.value) for node in constants if isinstance(node.value, str)]


@pytest.fixture(scope="module")
def venue_named() -> re.Pattern:
    """A venue by its app ("museum", "museum.Object"), or by its address ("/museum/")."""
    slugs = {apps.get_app_config(label).slug for label in VENUES}
    labels = "|".join(VENUES)
    return re.compile(rf"^({labels})(\.\w+)*$|/({labels}|{'|'.join(slugs)})/")


def test_no_module_of_the_core_names_a_venue(venue_named):
    modules = [path for path in files(".py", under=CORE) if "settings" not in path.parts]
    found = [
        f"{name(path)}:{line} {text}" for path in modules for line, text in _strings(path) if venue_named.search(text)
    ]
    assert found == []


def test_no_template_or_style_sheet_of_the_core_names_a_venue():
    spoken = re.compile(rf"\b({'|'.join(VENUES)})\b")
    found = []
    for path in files(".html", ".css", ".js", under=CORE):
        text = re.sub(
            r"{%\s*comment.*?endcomment\s*%}|/\*.*?\*/|{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.S
        )
        found += [f"{name(path)}: {match.group()}" for match in spoken.finditer(text)]
    assert found == []
