"""Measurements of a LIDO record: the text that is displayed, and each value with what, part and unit."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from platform_site.exchange.errors import Problem

from ..enums import DimensionType
from .lido_terms import DIMENSIONS, LENGTH_UNITS, MASS_UNITS, MASS_WORDS, named
from .lido_xml import at, first, in_best_language, terms, text_of

SETS = "objectIdentificationWrap/objectMeasurementsWrap/objectMeasurementsSet"
MEASURED = ("measurementsSet", "measurementSet")
"""What the schema calls it, and what many a file says instead."""
NUMBER = re.compile(r"^\d+(?:[.,]\d+)?$")
DECIMALS = re.compile(r"(\.\d*?)0+$")


def measures(described, warnings: list[Problem]) -> dict[str, Any]:
    """`extent`, `dimensions`, and mass with its unit."""
    found: dict[str, Any] = {"dimensions": []}
    shown = []
    for outer in at(described, SETS):
        shown += in_best_language(at(outer, "displayObjectMeasurements"))
        for element in at(outer, "objectMeasurements"):
            part = "、".join(in_best_language(at(element, "extentMeasurements")))
            for measured in [measured for name in MEASURED for measured in at(element, name)]:
                take(measured, part, found, warnings)
    found["extent"] = "；".join(dict.fromkeys(shown))[:1000] or "；".join(
        f"{row['label']} {row['value']} {row['unit']}" for row in found["dimensions"]
    )
    for row in found["dimensions"]:
        del row["label"]
    return found


def take(measured, part: str, found: dict[str, Any], warnings: list[Problem]) -> None:
    kind, unit = label(measured, "measurementType"), label(measured, "measurementUnit").lower().rstrip(".")
    written = first(measured, "measurementValue")
    value = number(written)
    if value and unit in LENGTH_UNITS:
        type_ = named(DIMENSIONS, kind, DimensionType.OTHER)
        row = {"part": part[:100], "type": type_, "value": value, "unit": LENGTH_UNITS[unit], "label": kind}
        found["dimensions"].append(row)
    elif value and unit in MASS_UNITS and any(word in kind.lower() for word in MASS_WORDS):
        found |= {"mass": value, "mass_unit": MASS_UNITS[unit]}
    elif written:
        reason = _("不是数字，或单位不在长度与质量单位之内；只保留在尺寸说明中")
        warnings.append(Problem("measurementsSet", f"{kind} {written} {unit}"[:200], reason))


def label(measured, name: str) -> str:
    """A plain text (1.0), or a concept's label (1.0 and 1.1)."""
    element = next(iter(at(measured, name)), None)
    if element is None:
        return ""
    return next(iter(terms(element)), "") or text_of(element)


def number(text: str) -> str:
    """`44,80` and `44.80` as 44.8; empty for what is no number."""
    if not NUMBER.match(text.strip()):
        return ""
    plain = text.strip().replace(",", ".")
    return DECIMALS.sub(r"\1", plain).rstrip(".")
