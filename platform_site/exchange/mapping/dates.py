"""`date`: one written date -> the four fields of a record that speak of it, by the parser of written dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from platform_site.records.dates import DateReading, parse

from .rules import compile_rule
from .scope import Scope

NO_DATE = re.compile(
    r"^\W*(?:年代)?(?:不详|不明|未知|未详|待考|无|n\.?\s?d\.?|unknown|undated)\W*$|date not known", re.I
)
FIELDS = ("date_text", "year_from", "year_to", "date_edtf")


def compile_date(rule, scope: Scope) -> Callable[[dict], dict[str, Any]]:
    """`rule` gives the text as written; its `within` is a rule too: a dynasty or era that chooses among candidates."""
    written = compile_rule(rule, scope)
    within = compile_rule(rule["within"], scope) if isinstance(rule, dict) and "within" in rule else None

    def read(row: dict) -> dict[str, Any]:
        values = written(row)
        if not values:
            return {}
        text = "；".join(map(str, values))
        period = "".join(map(str, within(row))) if within else ""
        return {"date_text": [text]} | years_of(text, parse(values[0], period=period or None), scope)

    return read


def years_of(text: str, readings: tuple[DateReading, ...], scope: Scope) -> dict[str, Any]:
    """The years of the one meaning. What a text with several meanings or contradictions is warned of, the validation
    of every record with a date says; here only that there is no meaning at all."""
    if not readings and not NO_DATE.search(text):
        scope.note(text, _("没有读懂这个年代，只保留原文"))
    if len(readings) != 1:
        return {}
    reading = readings[0]
    return {"year_from": reading.earliest, "year_to": reading.latest, "date_edtf": [reading.edtf]}
