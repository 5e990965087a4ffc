"""The facts of an authority as a reader sees them: a label and its values, some of them links."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .models import Agent, Authority, Concept, Period, Place


@dataclass(frozen=True, slots=True)
class Value:
    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    values: list[Value] = field(default_factory=list)


def year_text(year: int) -> str:
    """An astronomical year as people write it."""
    return _("前 %(year)s") % {"year": 1 - year} if year <= 0 else str(year)


def span(start: int | None, end: int | None, write=year_text) -> str:
    """`1864–1957`, `1864–`; empty when neither is known."""
    if start is None and end is None:
        return ""
    return "–".join("" if year is None else write(year) for year in (start, end))


def historical_text(year: int) -> str:
    """A historical year, negative before the common era."""
    return _("前 %(year)s") % {"year": -year} if year < 0 else str(year)


def link_to(authority: Authority, note: str = "") -> Value:
    return Value(authority.local_label, authority.get_absolute_url(), note)


def validity(row) -> str:
    """When a name or code of a place was in use."""
    if row.from_year is None and row.until_year is None:
        return ""
    if row.from_year is None:
        return _("至 %(year)s 年") % {"year": row.until_year}
    if row.until_year is None:
        return _("%(year)s 年起") % {"year": row.from_year}
    return _("%(start)s–%(end)s 年") % {"start": row.from_year, "end": row.until_year}


def name_lines(authority: Authority) -> list[Line]:
    """Other names, a line for each kind."""
    by_kind: dict[str, list[Value]] = {}
    for name in authority.names.all():
        note = validity(name) if hasattr(name, "until_year") else ""
        by_kind.setdefault(name.get_kind_display() or _("其他名称"), []).append(Value(name.name, note=note))
    return [Line(kind, values) for kind, values in by_kind.items()]


def agent_lines(agent: Agent) -> list[Line]:
    life, activity = span(agent.birth_year, agent.death_year), span(agent.active_from, agent.active_to)
    written = agent.life_dates if agent.life_dates not in (life, life.replace("–", "-")) else ""
    places: dict[str, list[Value]] = {}
    for row in agent.agent_places.all():
        found = link_to(row.place) if row.place else Value(row.name)
        places.setdefault(row.get_role_display(), []).append(found)
    roles = agent.roles.replace(";", "；").split("；")
    return [
        Line(_("生卒"), [Value(life, note=written)] if life else [Value(written)] if written else []),
        Line(_("活动年代"), [Value(activity)] if activity else []),
        Line(_("朝代"), [Value(agent.dynasty)] if agent.dynasty else []),
        Line(_("国籍"), [Value(agent.nationality)] if agent.nationality else []),
        Line(_("身份"), [Value(role.strip()) for role in roles if role.strip()]),
        *(Line(role, values) for role, values in places.items()),
    ]


def place_lines(place: Place) -> list[Line]:
    """`place.below` are the places beneath, read by the view."""
    codes = [Value(row.code, note=validity(row)) for row in place.codes.all()]
    if not codes and place.area_code:
        codes = [Value(place.area_code)]
    where = f"{place.latitude:.4f}, {place.longitude:.4f}" if None not in (place.latitude, place.longitude) else ""
    return [
        Line(_("类别"), [Value(place.feature)] if place.feature else []),
        Line(_("上级"), [link_to(place.parent)] if place.parent else []),
        Line(_("行政区划代码"), codes),
        Line(_("经纬度"), [Value(where)] if where else []),
        Line(_("下级"), [link_to(child) for child in place.below[:60]]),
    ]


def period_lines(period: Period) -> list[Line]:
    years = span(period.start_year, period.end_year, historical_text)
    return [
        Line(_("起止"), [Value(years)] if years else []),
        Line(_("属于"), [link_to(period.parent)] if period.parent else []),
        Line(_("其中"), [link_to(child) for child in period.children.all()[:120]]),
    ]


def concept_lines(concept: Concept) -> list[Line]:
    return [
        Line(_("类号"), [Value(concept.notation)] if concept.notation else []),
        Line(_("上位词"), [link_to(concept.parent)] if concept.parent else []),
        Line(_("下位词"), [link_to(child) for child in concept.children.all()[:120]]),
        Line(_("相关词"), [link_to(other) for other in concept.related.all()]),
    ]


OWN = {Agent: agent_lines, Place: place_lines, Period: period_lines, Concept: concept_lines}


def lines_of(authority: Authority) -> list[Line]:
    """All facts in reading order, without the empty ones."""
    elsewhere = [
        Value(f"{row.get_scheme_display()} {row.value}" if row.scheme != "url" else row.value, row.url)
        for row in authority.identifiers.all()
    ]
    everything = [*name_lines(authority), *OWN[type(authority)](authority), Line(_("外部标识"), elsewhere)]
    return [line for line in everything if line.values]
