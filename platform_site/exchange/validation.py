"""From what a mapping found to what the model takes: types, limits and choices, without an instance of the model."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from platform_site.records.dates import fill_dates
from platform_site.venues.config import venue_of
from platform_site.vocabulary.models import Institution, Period

from .errors import Problem, RowRefused, shortened
from .rows import Draft
from .shape import NUMBER, REFERENCE, TERMS, TEXT, WHOLE, FieldForm, Shape, values_by_label

SPACES = re.compile(r"\s+")
URL = re.compile(r"https?://[^\s<>\"']+$")
LARGEST = 2**31 - 1
NOT_FIELDS = ("identifier", "institution", "warnings")


class Validator:
    """Makes drafts for one model. `unknown` counts the period labels that no authority has."""

    def __init__(self, shape: Shape):
        self.shape = shape
        self.unknown: Counter[str] = Counter()
        self._periods, self._branches = period_labels(), branches_of(shape.model)

    def draft(self, found: dict[str, Any]) -> Draft:
        """Raises RowRefused at the first fault that leaves nothing to import."""
        warnings: list[Problem] = list(found.get("warnings", ()))
        draft = Draft(*self._rows(self.shape, found, warnings), warnings)
        if not draft.values.get("title"):
            raise RowRefused("title", "", _("缺少题名"))
        if "date_text" in draft.values:
            self._fill_dates(draft, text_of(found.get("period")))
        first, last = draft.values.get("year_from"), draft.values.get("year_to")
        if first is not None and last is not None and first > last:
            raise RowRefused("year_from", f"{first}–{last}", _("最早年份晚于最晚年份"))
        return draft

    def _fill_dates(self, draft: Draft, period: str) -> None:
        """Years and EDTF from the text, where the source gives none; what disagrees is a warning."""
        notes = fill_dates(draft.values, period=period or None)
        text = shortened(draft.values["date_text"])
        draft.warnings.extend(Problem("date_text", text, note.message) for note in notes)

    def _rows(self, shape: Shape, found: dict, warnings: list[Problem]) -> tuple[dict, dict]:
        values, children = {}, {}
        for name, value in found.items():
            form = shape.fields.get(name)
            if form is not None and name not in NOT_FIELDS:
                self._take(form, value, values, warnings)
            elif name in shape.children:
                children[name] = self._children(shape.children[name], value, warnings)
        return values, children

    def _children(self, shape: Shape, items: list[dict], warnings: list[Problem]) -> list[dict]:
        rows = []
        for item in items:
            values, children = self._rows(shape, item, warnings)
            if any(values.values()) or any(children.values()):
                row = values | children
                if row not in rows:
                    rows.append(row)
        return rows

    def _take(self, form: FieldForm, value: Any, values: dict, warnings: list[Problem]) -> None:
        if form.kind == TEXT:
            text = text_value(form, value, warnings)
            if text or form.field.blank:
                values[form.name] = text
        elif form.kind == TERMS:
            values[form.name] = list(dict.fromkeys(str(term) for term in listed(value)))
        elif form.kind == NUMBER:
            number = number_value(form, value)
            if number is not None or form.field.null:
                values[form.name] = number
        elif form.kind == WHOLE:
            values[form.name] = text_of(value).strip()
        elif form.kind == REFERENCE and form.field.related_model is Period:
            values[form.field.attname] = self._period(text_of(value))
        elif form.kind == REFERENCE and form.field.related_model is Institution:
            values[form.field.attname] = self._branch(form, text_of(value).strip(), warnings)

    def _period(self, label: str) -> int | None:
        found = self._periods.get(label)
        if label and found is None:
            self.unknown[label] += 1
        return found

    def _branch(self, form: FieldForm, text: str, warnings: list[Problem]) -> int | None:
        if text and text not in self._branches:
            warnings.append(Problem(form.name, shortened(text), _("本馆没有这个机构代码")))
        return self._branches.get(text)


def branches_of(model: type[models.Model]) -> dict[str, int]:
    """The institutions of the model's venue by code, and by name where no code is written so."""
    found = Institution.objects.filter(venue=venue_of(model).slug).values_list("pk", "code", "name")
    return {name: pk for pk, _code, name in found} | {code: pk for pk, code, _name in found}


def period_labels() -> dict[str, int]:
    """Every name of every period -> its key; the preferred labels win."""
    labels = {name: pk for pk, name in Period.objects.values_list("pk", "names__name") if name}
    for pk, label, label_en in Period.objects.values_list("pk", "label", "label_en"):
        labels.setdefault(label_en, pk)
        labels[label] = pk
    return labels


def listed(value: Any) -> list:
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def text_of(value: Any) -> str:
    found = listed(value)
    return str(found[0]) if found else ""


def text_value(form: FieldForm, value: Any, warnings: list[Problem]) -> str:
    """The text; empty where a choice or address is not valid, with a warning. Raises RowRefused when too long.

    A choice is given by its value or by its label.
    """
    if isinstance(value, list):
        value = str(value[0]) if len(value) == 1 else ("；" if form.single_line else "\n").join(map(str, value))
    text = value if isinstance(value, str) else str(value or "")
    if not text:
        return text
    if form.single_line and ("\n" in text or "  " in text or "\t" in text):
        text = SPACES.sub(" ", text)
    if form.choices is not None and text not in form.choices:
        if text in values_by_label(form):
            return values_by_label(form)[text]
        warnings.append(Problem(form.name, shortened(text), _("不在可选值之内，未取用")))
        return ""
    if form.max_length is not None and len(text) > form.max_length:
        reason = _("超过 %(limit)s 个字（实有 %(length)s）") % {"limit": form.max_length, "length": len(text)}
        raise RowRefused(form.name, text, reason)
    if form.is_url and not URL.match(text):
        warnings.append(Problem(form.name, shortened(text), _("不是有效的网址，未取用")))
        return ""
    return text


def number_value(form: FieldForm, value: Any) -> int | float | None:
    text = text_of(value)
    if not text:
        return None
    try:
        number = float(text) if isinstance(form.field, models.FloatField) else int(float(text))
    except (ValueError, OverflowError) as error:
        raise RowRefused(form.name, text, _("不是数字")) from error
    if not abs(number) <= LARGEST:  # and nan is no number
        raise RowRefused(form.name, text, _("数字过大"))
    return number
