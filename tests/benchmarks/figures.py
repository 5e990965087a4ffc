"""A figure beside its target and its reference; the table and the file of a run."""

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import east_asian_width

HEADS = ("figure", "measured", "target", "reference", "ratio", "met")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`met` is None for what is only shown beside others."""

    name: str
    value: float | None
    unit: str
    target: str = ""
    reference: float | None = None
    beside: str = ""
    met: bool | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        if self.value is None or not self.reference:
            return None
        return self.value / self.reference

    def row(self) -> tuple[str, ...]:
        met = {True: "yes", False: "NO", None: ""}[self.met]
        beside = f"{written(self.reference)} {self.unit} {self.beside}" if self.reference is not None else ""
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        measured = f"{written(self.value)} {self.unit}" if self.value is not None else self.note
        return self.name, measured, self.target, beside, ratio, met


def written(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3f}" if abs(value) <= 1 else f"{value:.1f}"


def wide(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of aligned columns."""
    rows = [HEADS, *(figure.row() for figure in figures)]
    widths = [max(wide(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [
        "  ".join(cell + " " * (width - wide(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def save(figures: Iterable[Figure], path: Path, **more) -> None:
    """Writes the run as JSON: the machine, the moment, each figure with its ratio."""
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"processors": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]}
    found = [{**asdict(figure), "ratio": figure.ratio} for figure in figures]
    document = {"moment": datetime.now(UTC).isoformat(), "machine": machine, **more, "figures": found}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
