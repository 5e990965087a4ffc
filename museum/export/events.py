"""What happened to an object, as LIDO events: made, found, acquired, owned, shown, published."""

from __future__ import annotations

from platform_site.exchange.export.selecting import rows_of

from ..enums import HistoryKind
from ..models import Object
from .building import Element, concept, node

TERMS = "http://terminology.lido-schema.org"
MADE = ("制作", f"{TERMS}/lido00007")
FOUND = ("出土", f"{TERMS}/lido00002")
ACQUIRED = ("入藏", f"{TERMS}/lido00001")
OWNED = ("递藏", f"{TERMS}/lido00227")
HISTORIES = {
    HistoryKind.EXHIBITION: ("展览", f"{TERMS}/lido00225"),
    HistoryKind.PUBLICATION: ("出版", f"{TERMS}/lido00228"),
}


def events(described: Element, record: Object) -> None:
    wrap = node(described, "eventWrap")
    made(wrap, record)
    if record.find_place:
        event = started(wrap, *FOUND)
        node(event, "eventPlace/displayPlace", record.find_place)
    acquired(wrap, record)
    owned(wrap, record)
    for row in rows_of(record, "appearances"):
        event = started(wrap, *HISTORIES[row.kind])
        node(event, "eventName/appellationValue", row.title)
        dated(event, row.date_text)
        if row.place:
            node(event, "eventPlace/displayPlace", row.place)
    if not len(wrap):
        described.remove(wrap)


def started(wrap: Element, label: str, uri: str) -> Element:
    event = node(node(wrap, "eventSet"), "event")
    concept(event, "eventType", label, uri=uri)
    return event


def dated(event: Element, text: str, first: int | None = None, last: int | None = None) -> None:
    """The date as written, and its years in ISO 8601 (0 is 1 BCE)."""
    if not text and first is None and last is None:
        return
    outer = node(event, "eventDate")
    if text:
        node(outer, "displayDate", text)
    for name, year in (("earliestDate", first), ("latestDate", last)):
        if year is not None:
            node(outer, f"date/{name}", iso(year))


def iso(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def made(wrap: Element, record: Object) -> None:
    makers = rows_of(record, "contributions")
    if not (makers or record.date_text or record.year_from is not None or record.period or record.places):
        return
    event = started(wrap, *MADE)
    for maker in makers:
        inner = node(node(event, "eventActor"), "actorInRole")
        node(inner, "actor/nameActorSet/appellationValue", maker.name)
        if maker.role:
            concept(inner, "roleActor", maker.role)
    dated(event, record.date_text, record.year_from, record.year_to)
    if record.period:
        concept(event, "periodName", record.period.label)
    for place in record.places:
        node(node(node(event, "eventPlace"), "place"), "namePlaceSet/appellationValue", place)


def acquired(wrap: Element, record: Object) -> None:
    """How and when; from whom and the story are the staff's."""
    if not (record.acquisition_source or record.acquisition_date):
        return
    event = started(wrap, *ACQUIRED)
    dated(event, record.acquisition_date)
    if record.acquisition_source:
        concept(event, "eventMethod", record.get_acquisition_source_display())


def owned(wrap: Element, record: Object) -> None:
    for owner in rows_of(record, "owners"):
        event = started(wrap, *OWNED)
        node(node(event, "eventActor"), "actorInRole/actor/nameActorSet/appellationValue", owner.name)
        dated(event, owner.period)
        if owner.how:
            concept(event, "eventMethod", owner.how)
    if record.provenance:
        event = started(wrap, *OWNED)
        node(event, "eventDescriptionSet/descriptiveNoteValue", record.provenance)
