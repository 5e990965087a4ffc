"""The paper is tested too: what exists is in the docs, and what the docs link to exists."""

import re

import pytest
from django.apps import apps
from django.core.management import find_commands

from .rooms import PACKAGES, ROOT, files, name

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAPER = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)


def _own_apps():
    return [config for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES]


def _settings() -> set[str]:
    sources = [path.read_text() for path in files(".py", under=("platform_site/settings",)) if path.stem != "test"]
    return {found for text in sources for found in re.findall(r'env(?:\.\w+|\(\))?\(\s*"([A-Z][A-Z0-9_]+)"', text)}


def _commands() -> set[str]:
    return {command for config in _own_apps() for command in find_commands(f"{config.path}/management")}


def _targets() -> set[str]:
    return {f"make {target}" for target in re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.M)}


def _seams() -> set[str]:
    sources = "\n".join(path.read_text() for path in files(".py"))
    return {f"{seam}.py" for seam in re.findall(r'autodiscover_modules\(\s*"(\w+)"', sources)}


def _unmentioned(names: set[str]) -> list[str]:
    assert names
    return sorted(one for one in names if not re.search(rf"`[^`\n]*(?<![\w-]){re.escape(one)}(?![\w-])", PAPER))


@pytest.mark.parametrize("kind", [_settings, _commands, _targets, _seams], ids=lambda kind: kind.__name__.strip("_"))
def test_everything_has_its_place_in_the_docs(kind):
    assert _unmentioned(kind()) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_between_pages_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_ci_runs_the_test_command_of_the_readme_and_nothing_else():
    steps = [line for line in (ROOT / ".ci/run").read_text().splitlines() if line and not line.startswith("#")]
    assert steps == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert "make test" in (ROOT / "README.md").read_text()
