"""What happened to an object (LIDO eventSet): its making, finding, acquisition, owners, exhibitions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..enums import HistoryKind
from .lido_terms import (
    ACQUIRING,
    ACQUISITIONS,
    CHANGING,
    FINDING,
    MAKING,
    OWNING,
    PUBLISHING,
    SHOWING,
    event_kind,
    named,
)
from .lido_xml import at, attribute, concepts, first, identifiers, in_best_language, preferred, terms, texts, unique

ISO = re.compile(r"^(-?\d{1,6})(?:-\d{2}){0,2}(?:T.*)?$")
TECHNIQUE = ("techni", "technik", "工艺", "技法", "verfahren")
LINE, NAME, ROLE = 255, 500, 100
KINDS = {HistoryKind.EXHIBITION: SHOWING, HistoryKind.PUBLICATION: PUBLISHING}


@dataclass(frozen=True, slots=True)
class Event:
    kind: str
    label: str
    element: Any

    @property
    def date(self) -> str:
        """The date as displayed, else earliest and latest as one text."""
        shown = first(self.element, "eventDate/displayDate")
        ends = unique(first(self.element, f"eventDate/date/{end}") for end in ("earliestDate", "latestDate"))
        return shown or "–".join(ends)

    @property
    def places(self) -> list[str]:
        shown = texts(self.element, "eventPlace/displayPlace")
        named_ones = [
            label
            for place in at(self.element, "eventPlace/place")
            for label in in_best_language(preferred(at(place, "namePlaceSet/appellationValue")))[:1]
        ]
        return unique(named_ones or shown)

    @property
    def title(self) -> str:
        return first(self.element, "eventName/appellationValue")

    @property
    def notes(self) -> list[str]:
        return texts(self.element, "eventDescriptionSet/descriptiveNoteValue")


def of(described) -> list[Event]:
    found = []
    for outer in at(described, "eventWrap/eventSet"):
        for element in at(outer, "event"):
            kinds = at(element, "eventType")
            labels = [label for kind in kinds for label in terms(kind)]
            kind = event_kind([uri for each in kinds for uri in identifiers(each)], labels)
            found.append(Event(kind, first(outer, "displayEvent") or "、".join(labels), element))
    return found


def making(events: list[Event]) -> dict[str, Any]:
    """Makers of the making and changing events; date, years and period of the first making that has them."""
    made = [event for event in events if event.kind == MAKING]
    dated = next((event for event in made if event.date), None)
    first_year, last_year = years(dated) if dated else (None, None)
    makers = [maker for event in events if event.kind in (MAKING, CHANGING) for maker in makers_of(event)]
    return {
        "contributions": makers,
        "date_text": dated.date[:LINE] if dated else "",
        "year_from": first_year,
        "year_to": last_year,
        "period": next((label for event in made for label in concepts(event.element, "periodName")), ""),
        "places": unique(place for event in made for place in event.places),
    }


def years(event: Event) -> tuple[int | None, int | None]:
    """Earliest and latest year, ISO 8601 (0 is 1 BCE)."""
    first_year = year_of(first(event.element, "eventDate/date/earliestDate"))
    last_year = year_of(first(event.element, "eventDate/date/latestDate"))
    return (last_year if first_year is None else first_year), (first_year if last_year is None else last_year)


def year_of(text: str) -> int | None:
    found = ISO.match(text.strip())
    return int(found[1]) if found else None


def makers_of(event: Event) -> list[dict[str, str]]:
    """Names with their roles; where the record has only `displayActorInRole`, that text."""
    found = []
    for outer in at(event.element, "eventActor"):
        rows = []
        for actor in at(outer, "actorInRole"):
            sets = at(actor, "actor/nameActorSet")
            names = [name for each in sets for name in in_best_language(preferred(at(each, "appellationValue")))]
            if names:
                role = "、".join(concepts(actor, "roleActor"))[:ROLE]
                qualifier = first(actor, "attributionQualifierActor")
                rows.append({"name": f"{names[0]}（{qualifier}）" if qualifier else names[0], "role": role})
        shown = first(outer, "displayActorInRole")
        found += rows or ([{"name": shown[:NAME], "role": ""}] if shown else [])
    return found


def materials(described, events: list[Event]) -> dict[str, Any]:
    """Materials, technique and their text, of the making (1.0) and of the object itself (1.1)."""
    made = [at(event.element, "eventMaterialsTech") for event in events if event.kind in (MAKING, CHANGING)]
    own = at(described, "objectIdentificationWrap/objectMaterialsTechWrap/objectMaterialsTechSet")
    found = [element for group in made for element in group] + own
    kinds: dict[bool, list[str]] = {True: [], False: []}
    for element in found:
        for concept in at(element, "materialsTech/termMaterialsTech"):
            is_technique = any(word in attribute(concept, "type").lower() for word in TECHNIQUE)
            kinds[is_technique] += terms(concept)[:1]
    shown = unique(text for element in found for text in texts(element, "displayMaterialsTech"))
    return {
        "materials": unique(kinds[False]),
        "technique": "、".join(unique(kinds[True]))[:LINE],
        "medium": "；".join(shown or unique([*kinds[False], *kinds[True]]))[:1000],
    }


def acquisition(events: list[Event]) -> dict[str, str]:
    """How the house came by the object; persons and the story are for the staff only."""
    event = next((event for event in events if event.kind == ACQUIRING), None)
    if event is None:
        return {}
    methods = concepts(event.element, "eventMethod")
    actors = [maker["name"] for maker in makers_of(event)]
    return {
        "acquisition_source": named(ACQUISITIONS, " ".join([*methods, event.label])),
        "acquisition_date": event.date[:64],
        "acquisition_note": "\n".join([*methods, *event.notes]),
        "source_name": "、".join(actors)[:LINE],
    }


def find_place(events: list[Event]) -> str:
    return "；".join(unique(place for event in events if event.kind == FINDING for place in event.places))[:LINE]


def provenance(events: list[Event]) -> str:
    return "\n".join(unique(note for event in events if event.kind == OWNING for note in event.notes))


def owners(events: list[Event]) -> list[dict[str, str]]:
    return [
        {
            "name": maker["name"][:LINE],
            "period": event.date[:100],
            "how": "、".join(concepts(event.element, "eventMethod"))[:LINE],
        }
        for event in events
        if event.kind == OWNING
        for maker in makers_of(event)
    ]


def appearances(events: list[Event], kind: HistoryKind) -> list[dict[str, str]]:
    return [
        {
            "kind": kind,
            "title": (event.title or event.label)[:NAME],
            "place": "、".join(event.places)[:LINE],
            "date_text": event.date[:100],
        }
        for event in events
        if event.kind == KINDS[kind] and (event.title or event.label)
    ]
