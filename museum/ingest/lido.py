"""LIDO 1.0 and 1.1 -> Object with its rows (https://cidoc.mini.icom.museum/working-groups/lido/).

Texts are taken in Chinese, else English, else as they come. What a mapping says wins over what the record says:
whose object it is, its credit line, its rights.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from platform_site.exchange.errors import Problem, RowRefused
from platform_site.exchange.rows import SourceRecord

from ..enums import HistoryKind, MarkKind, ObjectClass
from . import lido_events as events
from .lido_measures import measures
from .lido_terms import COLLECTION_WORDS, MARKS, PART_OF, named, rights_of
from .lido_xml import (
    at,
    attribute,
    concepts,
    descriptions,
    first,
    identifiers,
    in_best_language,
    language_of,
    preferred,
    terms,
    text_of,
    texts,
    unique,
)

CLASSES = "objectClassificationWrap/classificationWrap/classification"
WORK_TYPES = "objectClassificationWrap/objectWorkTypeWrap/objectWorkType"
REPOSITORIES = "objectIdentificationWrap/repositoryWrap/repositorySet"
TITLES = "objectIdentificationWrap/titleWrap/titleSet/appellationValue"
MARKS_AT = "objectIdentificationWrap/inscriptionsWrap/inscriptions"
NOTES_AT = "objectIdentificationWrap/objectDescriptionWrap/objectDescriptionSet"
SUBJECTS_AT = "objectRelationWrap/subjectWrap/subjectSet"
RELATED_AT = "objectRelationWrap/relatedWorksWrap/relatedWorkSet"
RECORD_AT = "administrativeMetadata/recordWrap"
SUBJECT_KINDS = ("subjectConcept", "subjectActor/actor/nameActorSet", "subjectEvent/event/eventName",
                 "subjectObject/object/objectNote")  # fmt: skip
LINE = 255


def identify(row: SourceRecord, _mapping) -> tuple[str, str]:
    """The inventory number of the present repository, else the number of the LIDO record."""
    record = row.data()
    for described in descriptions(record):
        for repository in current(described):
            numbers = list(map(text_of, at(repository, "workID")))
            if numbers and numbers[0]:
                return "", numbers[0]
    named_record = [*at(record, "lidoRecID"), *at(record, f"{RECORD_AT}/recordID")]
    return "", next(filter(None, map(text_of, named_record)), "")


def facts(record) -> dict[str, str]:
    """What a mapping may look at: who holds the object, who made the record, its language, credit line and rights."""
    described = next(descriptions(record), None)
    rights, credit = rights_wrap(record)
    return {
        "repository": holder_of(described),
        "source": first(record, f"{RECORD_AT}/recordSource/legalBodyName/appellationValue"),
        "language": language_of(described) if described is not None else "",
        "credit_line": credit,
        "rights": rights,
        "link": link_of(record),
    }


def convert(record, mapping) -> dict[str, Any]:
    """The record's fields and rows. Raises RowRefused when it describes nothing."""
    described = list(descriptions(record))
    if not described:
        raise RowRefused("descriptiveMetadata", "", _("没有描述部分（descriptiveMetadata）"))
    main = described[0]
    warnings: list[Problem] = []
    happened = events.of(main)
    found = {
        **titles(described),
        **classified(main),
        **events.making(happened),
        **events.materials(main, happened),
        **events.acquisition(happened),
        **measures(main, warnings),
        **related(main),
        "find_place": events.find_place(happened),
        "provenance": events.provenance(happened),
        "owners": owners(main) + events.owners(happened),
        "appearances": events.appearances(happened, HistoryKind.EXHIBITION)
        + events.appearances(happened, HistoryKind.PUBLICATION),
        "marks": marks(main),
        "description": "\n".join(notes(main)),
        "language": "",
        "warnings": warnings,
    }
    source = facts(record)
    found |= {"holder": source["repository"], "credit_line": source["credit_line"], "rights": source["rights"]}
    found |= {"source_url": source["link"]} | mapping.fields_of(source)
    return found


def titles(described: list) -> dict[str, Any]:
    """The preferred title of the best language; the others beside it, the English one in its own field."""
    main = described[0]
    found = in_best_language(preferred(at(main, TITLES)))
    others = [text_of(title) for element in described for title in at(element, TITLES)]
    english = [text_of(t) for element in described for t in at(element, TITLES) if language_of(t) == "en"]
    title = found[0] if found else next(iter(concepts(main, WORK_TYPES)), "")
    alternative = unique([*found[1:], *others])
    title_en = next((text for text in english if text != title), "")
    return {
        "title": title,
        "title_en": title_en,
        "alternative": [text for text in alternative if text not in (title, title_en)],
    }


def classified(main) -> dict[str, Any]:
    """Class of the 35 where a classification is one; department; the other terms are subjects, with what is shown."""
    kinds = concepts(main, WORK_TYPES)
    subjects, department = [], ""
    for element in at(main, CLASSES):
        labels = terms(element)
        if any(word in attribute(element, "type").lower() for word in COLLECTION_WORDS):
            department = department or "、".join(labels)[:LINE]
        else:
            subjects += labels
    shown = [label for path in SUBJECT_KINDS for element in at(main, f"{SUBJECTS_AT}/subject/{path}")
             for label in terms(element) or texts(element, "appellationValue")]  # fmt: skip
    places = [label for element in at(main, f"{SUBJECTS_AT}/subject/subjectPlace/place/namePlaceSet")
              for label in texts(element, "appellationValue")]  # fmt: skip
    everything = unique([*kinds, *subjects, *shown, *(shown or texts(main, f"{SUBJECTS_AT}/displaySubject"))])
    return {
        "object_class": next((label for label in everything if label in ObjectClass.values), ""),
        "department": department,
        "subjects": [label for label in everything if label not in ObjectClass.values],
        "places": unique(places),
    }


def current(main) -> list:
    """Who holds the object now; former holders are marked as such."""
    found = at(main, REPOSITORIES)
    return [element for element in found if "former" not in attribute(element, "type").lower()] or found[:1]


def holder_of(main) -> str:
    if main is None:
        return ""
    return next((first(element, "repositoryName/legalBodyName/appellationValue") for element in current(main)), "")


def owners(main) -> list[dict[str, str]]:
    former = [element for element in at(main, REPOSITORIES) if "former" in attribute(element, "type").lower()]
    names = [first(element, "repositoryName/legalBodyName/appellationValue") for element in former]
    return [{"name": name[:LINE]} for name in unique(names)]


def marks(main) -> list[dict[str, str]]:
    """Inscriptions word for word, else as described; their kind by the type that the source gives."""
    found = []
    for element in at(main, MARKS_AT):
        written = texts(element, "inscriptionTranscription")
        described = texts(element, "inscriptionDescription/descriptiveNoteValue")
        text = "\n".join(written or described)
        if text:
            kind = named(MARKS, attribute(element, "type"), MarkKind.INSCRIPTION)
            note = "\n".join(described) if written else ""
            found.append({"kind": kind, "text": text, "transliteration": note})
    return found


def notes(main) -> list[str]:
    """The descriptions, each in its best language."""
    return unique("\n".join(texts(element, "descriptiveNoteValue")) for element in at(main, NOTES_AT))


def related(main) -> dict[str, Any]:
    """The whole that the object is part of; other related works by name."""
    found: dict[str, Any] = {"relations": []}
    for element in at(main, RELATED_AT):
        labels = concepts(element, "relatedWorkRelType")
        kind = " ".join([*labels, *(uri for part in at(element, "relatedWorkRelType") for uri in identifiers(part))])
        number = next(map(text_of, at(element, "relatedWork/object/objectID")), "")
        shown = first(element, "relatedWork/displayObject") or first(element, "relatedWork/object/objectNote")
        is_part = any(word in kind.lower().replace("_", "").replace("-", " ") for word in PART_OF)
        if is_part and number and "part_of" not in found:
            found["part_of"] = number
        elif shown or number:
            found["relations"].append({"label": (shown or number)[:LINE], "note": "、".join(labels)[:LINE]})
    return found


def rights_wrap(record) -> tuple[str, str]:
    """(rights statement, credit line) of the object, else of its picture."""
    works = at(record, "administrativeMetadata/rightsWorkWrap/rightsWorkSet")
    pictures = at(record, "administrativeMetadata/resourceWrap/resourceSet/rightsResource")
    credit = next(filter(None, (first(element, "creditLine") for element in [*works, *pictures])), "")
    for element in [*works, *pictures]:
        kinds = at(element, "rightsType")
        statement = rights_of([uri for kind in kinds for uri in identifiers(kind)], concepts(element, "rightsType"))
        if statement:
            return statement, credit
    return "", credit


def link_of(record) -> str:
    links = map(text_of, at(record, f"{RECORD_AT}/recordInfoSet/recordInfoLink"))
    return next((link for link in links if link.startswith(("http://", "https://"))), "")
