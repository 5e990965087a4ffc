"""The reign eras of Chinese history, from the data file of the DILA Time Authority, and those of the neighbours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .numerals import folded

DATA = Path(__file__).parent / "data"
REPUBLIC = "民国"


@dataclass(frozen=True, slots=True)
class EraRow:
    """One era under one emperor. Year n of the era is the astronomical year `base + n`.

    `first` and `last` are the lowest and highest year number used under that emperor.
    """

    id: int
    dynasty: str
    emperor: str
    name: str
    other_names: tuple[str, ...]
    base: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Era:
    """An era of one count, whoever ruled: `start` to `end` as handbooks give it, `last` the highest number used.

    `name` and `dynasties` are folded, `label` is the simplified writing (`清乾隆`); `end` is None while years are
    still counted.
    """

    name: str
    label: str
    dynasties: frozenset[str]
    base: int
    start: int
    end: int | None
    last: int | None
    foreign: bool = False


def shown(name: str) -> str:
    """Simplified as it is read: 乾 stays, which folding takes for 干."""
    return "".join(character if character == "乾" else folded(character) for character in name)


def load(name: str) -> dict:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def rows() -> tuple[EraRow, ...]:
    """All 925 rows of the data, in its order."""
    return tuple(EraRow(*row[:4], tuple(row[4]), *row[5:]) for row in load("eras.json")["rows"])


@cache
def dynasties() -> tuple[dict, ...]:
    return tuple(load("dynasties.json")["dynasties"])


@cache
def dynasty_names() -> dict[str, dict]:
    """Folded name -> entry of the chronology, those of the era data included (without a range of their own)."""
    known: dict[str, dict] = {}
    for row in rows():
        known.setdefault(folded(row.dynasty), {"name": folded(row.dynasty), "eras": [row.dynasty], "only_eras": True})
    for entry in dynasties():
        for name in (entry["name"], *entry.get("aliases", ())):
            known[folded(name)] = entry
    return known


@cache
def eras_of_dynasty(name: str) -> frozenset[str]:
    """Folded names of the data's dynasties that a written one stands for: 宋 is 北宋, 南宋 and 劉宋."""
    entry = dynasty_names()[name]
    return frozenset(folded(part) for part in entry.get("eras", ()))


@cache
def by_name() -> dict[str, tuple[Era, ...]]:
    """Folded era name -> the Chinese eras of that name, oldest first."""
    groups: dict[tuple[str, int], list[EraRow]] = {}
    for row in rows():
        for name in dict.fromkeys((row.name, *row.other_names)):
            if name and name not in ("後元", "中元") and row.dynasty != "民國":
                groups.setdefault((folded(name), row.base), []).append(row)
    found: dict[str, list[Era]] = {}
    for (name, base), group in groups.items():
        main = max(group, key=lambda row: row.last - row.first)
        of_main = [row for row in group if row.dynasty == main.dynasty and row.emperor == main.emperor]
        start, end = min(row.first for row in of_main), max(row.last for row in of_main)
        written = next(item for item in (main.name, *main.other_names) if folded(item) == name)
        era = Era(
            name,
            shown(main.dynasty) + shown(written),
            frozenset(folded(row.dynasty) for row in group),
            base,
            base + start,
            base + end,
            max(row.last for row in group),
        )
        found.setdefault(name, []).append(era)
    found[REPUBLIC] = [Era(REPUBLIC, REPUBLIC, frozenset({REPUBLIC}), 1911, 1912, 1949, None)]
    found[f"中华{REPUBLIC}"] = found[REPUBLIC]
    return {name: tuple(sorted(eras, key=lambda era: era.base)) for name, eras in found.items()}


@cache
def foreign_by_name() -> dict[str, tuple[Era, ...]]:
    """The same for the eras of the neighbours; asked where no Chinese era fits."""
    found: dict[str, tuple[Era, ...]] = {}
    for name, _romanised, base, last in load("foreign_eras.json")["rows"]:
        end = None if last is None else base + last
        found[folded(name)] = (Era(folded(name), shown(name), frozenset(), base, base + 1, end, last, foreign=True),)
    return found


@cache
def by_emperor() -> dict[tuple[str, str, str], tuple[EraRow, ...]]:
    """(dynasty, emperor, era or empty) -> rows, for the reigns that were counted without a name of their own."""
    found: dict[tuple[str, str, str], list[EraRow]] = {}
    for row in rows():
        emperor = folded(row.emperor).partition("(")[0]
        if row.name in ("", "後元", "中元"):
            found.setdefault((folded(row.dynasty), emperor, folded(row.name)), []).append(row)
    return {key: tuple(group) for key, group in found.items()}


def eras_in(year: int) -> tuple[Era, ...]:
    """The Chinese eras that count this astronomical year, the shorter ones last."""
    found = {
        era
        for eras in by_name().values()
        for era in eras
        if era.base + 1 <= year and (era.last is None or year <= era.base + era.last)
    }
    return tuple(sorted(found, key=lambda era: (era.base, era.name)))


@cache
def by_label() -> dict[str, tuple[Era, ...]]:
    """Label (`清乾隆`) -> the eras that bear it, the neighbours' among them."""
    found: dict[str, dict[Era, None]] = {}
    for eras in (*by_name().values(), *foreign_by_name().values()):
        for era in eras:
            found.setdefault(era.label, {})[era] = None
    return {label: tuple(eras) for label, eras in found.items()}


def has_twin(era: Era) -> bool:
    """Whether the dynasty of its label used the name twice (元至元), so that the label alone does not tell which."""
    dynasty = folded(era.label).removesuffix(era.name)
    return sum(dynasty in other.dynasties for other in by_name().get(era.name, ())) > 1
