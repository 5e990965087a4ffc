"""The facts of a record as a reader sees them: a label and its values, each linked to what shares it."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Value:
    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Fact:
    label: str
    values: list[Value] = field(default_factory=list)


def linked(text: str, **filters) -> Value:
    """A value that leads to everything that shares it."""
    return Value(text, f"{reverse('search:search')}?{urlencode(filters)}")


def years(record) -> str:
    """`1736–1795`, `前 476`, or nothing where the written date says it already."""
    if record.year_from is None and record.year_to is None:
        return ""
    ends = [year for year in (record.year_from, record.year_to) if year is not None]
    text = "–".join(_("前 %(year)s") % {"year": 1 - year} if year <= 0 else str(year) for year in dict.fromkeys(ends))
    return "" if text in record.date_text else text


def terms(label: str, values, parameter: str) -> Fact:
    """Values that lead to a search by that parameter: a facet, or `q` where there is none."""
    return Fact(label, [linked(value, **{parameter: value}) for value in values if value])


def plain(label: str, *values: str) -> Fact:
    return Fact(label, [Value(value) for value in values if value])


def common_facts(record) -> list[Fact]:
    """Maker, date, material, size: what every venue shows first. Empty ones are left out by the caller."""
    makers = [
        Value(
            item.agent.local_label if item.agent else item.name,
            item.agent.get_absolute_url() if item.agent else linked("", creator=item.name).url,
            "" if item.role == _("作者") else item.role,
        )
        for item in record.contributions.all()
    ]
    dates = []
    if record.date_text or record.period or record.year_from is not None:
        period = record.period
        text = record.date_text or (period.local_label if period else "") or years(record)
        link = linked(text, period=period.label) if period else Value(text)
        dates = [Value(link.text, link.url, years(record) if text != years(record) else "")]
    return [
        Fact(_("作者"), makers),
        Fact(_("年代"), dates),
        plain(_("材质与技法"), record.medium),
        terms(_("质地"), record.materials if record.medium not in record.materials else [], "material"),
        plain(str(record.extent_label), record.extent),
    ]


def closing_facts(record) -> list[Fact]:
    """Subject, place, number and holder: what every venue shows last."""
    holder = (
        Value(record.repository)
        if record.holder
        else linked(record.institution.label, institution=record.institution.code)
    )
    return [
        terms(_("主题"), record.subjects, "subject"),
        terms(_("地点"), record.places, "q"),
        plain(_("编号"), record.identifier),
        Fact(_("收藏"), [holder]),
    ]


def facts_of(record) -> list[Fact]:
    """All facts of the record in reading order, without the empty ones."""
    everything = [*common_facts(record), *record.own_facts(), *closing_facts(record)]
    return [fact for fact in everything if fact.values]
