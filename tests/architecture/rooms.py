"""What the architecture tests read: the declared tiers, and the files of the rooms."""

import re
import tomllib
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
PACKAGES = LINTER["root_packages"]
CORE = ("platform_site", "search")
VENUES = [name for name in PACKAGES if name not in CORE]


def contract(name: str) -> dict:
    return next(c for c in LINTER["contracts"] if c["name"] == name)


def tiers() -> list[set[str]]:
    """Python packages from the bottom up: search, the rooms of the platform, the venues."""
    rooms = contract("rooms of the platform")["layers"]
    return [
        {"search"},
        *({f"platform_site.{room}" for room in re.findall(r"\w+", layer)} for layer in reversed(rooms)),
        set(VENUES),
    ]


def files(*suffixes: str, under: tuple[str, ...] = tuple(PACKAGES)) -> list[Path]:
    """The rooms' own files with one of the suffixes, migrations left out."""
    found = (path for room in under for path in sorted((ROOT / room).rglob("*")))
    return [path for path in found if path.suffix in suffixes and "migrations" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
