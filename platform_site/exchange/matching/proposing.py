"""Candidates for a written name, each with a score and its reasons. Nothing here links or merges anything.

A name alone never makes a candidate certain: the same name, written the same way, gives 45 of 100 at most, and less for
each namesake. What else is known of the thing (years, place, titles, kind) decides, and a person after that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from platform_site.vocabulary.domain.links import kept_by, uses_of
from platform_site.vocabulary.models import Agent, AgentKey, AgentName
from platform_site.vocabulary.names import compact, is_han, keys, sound

BEST, LIFETIME, YOUNGEST, MOST_TITLES = 5, 100, 10, 5000
AS_PREFERRED, AS_OTHER, FOLDED, TURNED, STYLE_ONLY, SOUND = 45, 40, 38, 35, 25, 20
IN_LIFETIME, BEFORE_BIRTH, AFTER_DEATH = 35, -45, -10
SAME_TITLE, SAME_PLACE, SAME_ROLE, OTHER_KIND, NAMESAKE = 15, 10, 5, -40, -8
STYLES = frozenset({AgentName.Kind.COURTESY, AgentName.Kind.ART, AgentName.Kind.STUDIO})


@dataclass(frozen=True, slots=True)
class Asked:
    """A written name and what its records say: astronomical years (either may be None), places, titles, roles."""

    name: str
    kind: str = ""
    years: tuple[int | None, int | None] = (None, None)
    places: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate; `score` is 1 to 100, `reasons` are sentences for people."""

    agent: Agent
    score: int
    reasons: tuple[str, ...] = field(default=())


def propose(name: str, *, kind: str = "", years=(None, None), place: str = "", titles: Sequence[str] = ()):
    """The candidates for one name, best first, at most five: `list[Proposal]`."""
    places = (place,) if place else ()
    return propose_many([Asked(name, kind, years or (None, None), places, tuple(titles))])[0]


def propose_many(asked: Sequence[Asked]) -> list[list[Proposal]]:
    """The same for many names in a constant number of queries."""
    forms = [lookup_forms(one.name) for one in asked]
    found = defaultdict(set)
    wanted = {form for known in forms for form in known}
    for key, is_sound, pk in AgentKey.objects.filter(key__in=wanted).values_list("key", "sound", "agent"):
        found[key, is_sound].add(pk)
    pks = {pk for known in found.values() for pk in known}
    agents = Agent.objects.prefetch_related("names", "agent_places").in_bulk(pks)
    titles = titles_of(pks) if any(one.titles for one in asked) else {}
    return [
        ranked(one, [agents[pk] for pk in bearers(known, found) if pk in agents], titles)
        for one, known in zip(asked, forms, strict=True)
    ]


def lookup_forms(name: str) -> dict[str, bool]:
    """`{folded form: whether it is the sound of a name in characters}`."""
    forms = dict.fromkeys(keys(name), False)
    heard = sound(name)
    return forms | ({heard: True} if heard and heard not in forms else {})


def bearers(forms: dict[str, bool], found: dict[tuple[str, bool], set[int]]) -> set[int]:
    """Agents of those forms; two names in characters that only sound alike are two names."""
    return {
        pk
        for form, heard in forms.items()
        for is_sound in (False, True)
        if not (heard and is_sound)
        for pk in found.get((form, is_sound), ())
    }


def titles_of(pks: Iterable[int]) -> dict[int, set[str]]:
    """Folded titles of what is linked to each agent; one query a linking model."""
    known: dict[int, set[str]] = defaultdict(set)
    for link in uses_of(Agent):
        parent = kept_by(link)
        if parent is None or not any(column.name == "title" for column in parent[0]._meta.fields):
            continue
        relation = parent[1].removesuffix("_id")
        rows = link.model._base_manager.filter(**{f"{link.attname}__in": pks}).order_by()
        for pk, title in rows.values_list(link.attname, f"{relation}__title")[:MOST_TITLES]:
            known[pk].add(compact(title))
    return known


def ranked(asked: Asked, agents: list[Agent], titles: dict[int, set[str]]) -> list[Proposal]:
    scored = [score(asked, agent, titles.get(agent.pk, set())) for agent in agents]
    namesakes = len([1 for _agent, points, _reasons in scored if points > 0]) - 1
    proposals = []
    for agent, points, reasons in scored:
        if namesakes > 0:
            points += NAMESAKE * min(namesakes, 3)
            reasons = [*reasons, _("同名者另有 %(count)s 位") % {"count": namesakes}]
        if points > 0:
            proposals.append(Proposal(agent, min(points, 100), tuple(reasons)))
    return sorted(proposals, key=lambda proposal: (-proposal.score, proposal.agent.pk))[:BEST]


def score(asked: Asked, agent: Agent, titles: set[str]) -> tuple[Agent, int, list[str]]:
    """Points and reasons of one candidate, namesakes aside."""
    parts = [
        by_name(asked.name, agent),
        by_years(asked.years, agent),
        by_kind(asked.kind, agent),
        by_place(asked.places, agent),
        by_titles(asked.titles, titles),
        by_roles(asked.roles, agent),
    ]
    return agent, sum(points for points, _reason in parts), [reason for _points, reason in parts if reason]


def by_name(name: str, agent: Agent) -> tuple[int, str]:
    """How the written name stands to those of the agent."""
    labels = [label for label in (agent.label, agent.label_en, agent.romanised) if label]
    if name in labels:
        return AS_PREFERRED, _("与首选名称相同")
    others = {other.name: other for other in agent.names.all()}
    if name in others:
        other = others[name]
        if other.kind in STYLES and len(name) < 3 and is_han(name):
            return STYLE_ONLY, _("只与其%(kind)s相同，许多人字号相同") % {"kind": other.get_kind_display()}
        return AS_OTHER, _("与其%(kind)s相同") % {"kind": other.get_kind_display() or _("其他名称")}
    folded = compact(name)
    for known in (*labels, *others):
        if compact(known) == folded:
            return FOLDED, _("字形或写法不同，是同一个名称：%(name)s") % {"name": known}
    for known in (*labels, *others):
        if set(keys(known)) & set(keys(name)):
            return TURNED, _("姓与名的次序不同：%(name)s") % {"name": known}
    return SOUND, _("只是读音相同：%(name)s") % {"name": agent.label}


def by_years(years: tuple[int | None, int | None], agent: Agent) -> tuple[int, str]:
    """What the years of the records say about the years of the agent."""
    given = [year for year in years if year is not None]
    start, end = agent.years
    if not given or (start is None and end is None):
        return 0, _("生卒年不详，无从核对") if given else ""
    first, last = min(given), max(given)
    start = end - LIFETIME if start is None else start
    end = start + LIFETIME if end is None else end
    life = {"life": f"{start}–{end}"}
    if last < start + YOUNGEST:
        return BEFORE_BIRTH, _("著录年代早于其成年（%(life)s）") % life
    if first > end:
        return AFTER_DEATH, _("著录年代晚于其去世（%(life)s），可能是后来的版本") % life
    return IN_LIFETIME, _("著录年代在其生活年代之内（%(life)s）") % life


def by_kind(kind: str, agent: Agent) -> tuple[int, str]:
    if kind and kind != agent.kind:
        return OTHER_KIND, _("种类不同：%(kind)s") % {"kind": agent.get_kind_display()}
    return 0, ""


def by_place(places: Sequence[str], agent: Agent) -> tuple[int, str]:
    known = {compact(row.name): row.name for row in agent.agent_places.all()}
    known |= {compact(agent.nationality): agent.nationality} if agent.nationality else {}
    for place in places:
        wanted = compact(place)
        for folded, written in known.items():
            if wanted and (wanted in folded or folded in wanted):
                return SAME_PLACE, _("地点相符：%(place)s") % {"place": written}
    return 0, ""


def by_titles(titles: Sequence[str], known: set[str]) -> tuple[int, str]:
    same = next((title for title in titles if compact(title) in known), "")
    return (SAME_TITLE, _("已有同题作品：%(title)s") % {"title": same}) if same else (0, "")


def by_roles(roles: Sequence[str], agent: Agent) -> tuple[int, str]:
    same = next((role for role in roles if role and role in agent.roles), "")
    return (SAME_ROLE, _("身份相符：%(role)s") % {"role": same}) if same else (0, "")
