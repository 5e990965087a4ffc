"""Where demo content lies: a `demo` folder in the portal and in each venue."""

import json
from pathlib import Path

from platform_site.venues.config import VenueConfig

PORTAL = Path(__file__).parents[1] / "demo"


def folder(venue: VenueConfig | None) -> Path:
    return Path(venue.path) / "demo" if venue else PORTAL


def read(venue: VenueConfig | None, name: str, default):
    """The JSON of `name`, or `default` where the folder has no such file."""
    path = folder(venue) / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else default


def records(venue: VenueConfig) -> list[dict]:
    path = folder(venue) / "records.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
