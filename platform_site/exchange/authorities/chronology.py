"""Dynasties and eras."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platform_site.vocabulary.models import Period, PeriodName

from ..errors import FileRefused, RowRefused
from ..readers import Source
from .drafts import AuthorityDraft, Row, authority_profile, table_rows
from .people import in_order, required, year
from .script import simplified

NO_ERA = "（無年號）"


def historical(astronomical: int | None) -> int | None:
    """The year as historians count, without a year nought: 0 is 1 BCE, written -1."""
    return astronomical if astronomical is None or astronomical > 0 else astronomical - 1


@dataclass(frozen=True, slots=True)
class Eras:
    """What has to be known of the whole file: how often an era name stands, alone and with its dynasty."""

    names: Counter
    labels: dict[str, str]
    """First era of each dynasty and name -> its id: that one has the plain label."""
    dynasties: dict[str, str]
    """Label of a dynasty in the chronology -> its code."""


def eras_of(path: Path, _companion) -> Eras:
    names, labels = Counter(), {}
    for _number, row in table_rows(path):
        if isinstance(row, dict):
            names[row.get("era_name")] += 1
            labels.setdefault(f"{row.get('dynasty')}{row.get('era_name')}", row.get("era_id"))
    return Eras(names, labels, dict(Period.objects.filter(parent=None).values_list("label", "code")) | dynasty_codes())


def dynasty_codes() -> dict[str, str]:
    """Codes of the periods that are no reigns, by every name that one of them alone has."""
    found, often = {}, Counter()
    for code, label, name in Period.objects.values_list("code", "label", "names__name"):
        found.setdefault(label, code)
        if name:
            often[name] += 1
            found.setdefault(name, code)
    return {label: code for label, code in found.items() if often[label] < 2}


@authority_profile("authority.dila_eras", model=Period, label=gettext_lazy("DILA 时间规范：中国年号"), context=eras_of)
def dila_era(row: Row, eras: Eras) -> AuthorityDraft:
    """A row of the era table. An era that the next emperor kept is a period of its own, told apart by the emperor."""
    identifier, dynasty, era = required(row, "era_id"), required(row, "dynasty"), required(row, "era_name")
    emperor = str(row.get("emperor") or "").strip()
    start, end = year(row, "first_year_astronomical"), year(row, "last_year_astronomical")
    in_order(start, end, "first_year_astronomical")
    if era == NO_ERA:
        written = f"{dynasty}{emperor}"
    elif eras.labels.get(f"{dynasty}{era}") == identifier:
        written = f"{dynasty}{era}"
    else:
        written = f"{dynasty}{era}（{emperor}）"
    values = {"label": simplified(written), "start_year": historical(start), "end_year": historical(end)}
    parent = eras.dynasties.get(simplified(dynasty), "")
    draft = AuthorityDraft(identifier, f"era-{identifier}", values, parent=parent, alike=(values["label"],))
    draft.name(written, PeriodName.Kind.ALIAS)
    if era != NO_ERA and eras.names[era] == 1:
        draft.name(simplified(era), PeriodName.Kind.ERA)
        draft.name(era, PeriodName.Kind.ERA)
    for other in filter(None, str(row.get("alt_era_names") or "").split("|")):
        draft.name(simplified(f"{dynasty}{other}"), PeriodName.Kind.ALIAS)
    draft.identify("dila", f"era-{identifier}")
    return draft


def dynasty_rows(path: Path) -> Iterator[tuple[int, Row]]:
    source = Source(path)
    try:
        with source.open() as stream:
            rows = json.load(stream)["dynasties"]
    except (ValueError, KeyError, TypeError) as error:
        raise FileRefused(_("“%(name)s”不是朝代表：缺少 dynasties 列表。") % {"name": source.name}) from error
    yield from enumerate(rows, 1)


def period_codes(_path: Path, _companion) -> dict[str, str]:
    return dynasty_codes()


@authority_profile(
    "authority.dynasties",
    model=Period,
    label=gettext_lazy("朝代受控词表"),
    rows=dynasty_rows,
    context=period_codes,
)
def dynasty(row: Row, codes: dict[str, str]) -> AuthorityDraft:
    """An entry of `dynasties_zh.json`; ranges are historical years."""
    key = required(row, "key")
    limits = row.get("range")
    if not (isinstance(limits, list) and len(limits) == 2 and all(isinstance(limit, int | None) for limit in limits)):
        raise RowRefused("range", limits, _("应为起止两个年份"))
    in_order(*limits, "range")
    values = {"label": key, "start_year": limits[0], "end_year": limits[1]}
    parent = str(row.get("parent") or "")
    code = codes.get(key, f"dynasty-{key}")
    draft = AuthorityDraft(
        key, code, values, parent=codes.get(parent, f"dynasty-{parent}" if parent else ""), alike=(key,)
    )
    for alias in row.get("aliases") or ():
        draft.name(alias, PeriodName.Kind.ALIAS)
    return draft
