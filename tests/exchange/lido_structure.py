"""The structure of LIDO 1.1 as its documentation gives it (https://lido-schema.org): of each element that has others in
it, which, in what order, and how many (`?` at most one, `*` any number, `+` at least one, else exactly one).

Only what an export of ours may write. No package brings the schema itself, and a copy of it is not ours to keep here.
"""

import re
from collections.abc import Iterator

LIDO = "{http://www.lido-schema.org}"
CONCEPT = "{http://www.w3.org/2004/02/skos/core#}Concept"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PARTS = {
    "lido": "lidoRecID+ objectPublishedID* category? descriptiveMetadata+ administrativeMetadata+",
    "descriptiveMetadata": "objectClassificationWrap objectIdentificationWrap eventWrap? objectRelationWrap?",
    "objectClassificationWrap": "objectWorkTypeWrap classificationWrap?",
    "objectWorkTypeWrap": "objectWorkType+",
    "classificationWrap": "classification*",
    "objectIdentificationWrap": (
        "titleWrap inscriptionsWrap? repositoryWrap? displayStateEditionWrap? objectDescriptionWrap? "
        "objectMeasurementsWrap? objectMaterialsTechWrap?"
    ),
    "titleWrap": "titleSet+",
    "titleSet": "appellationValue+ sourceAppellation*",
    "inscriptionsWrap": "inscriptions*",
    "inscriptions": "inscriptionTranscription* inscriptionDescription*",
    "inscriptionDescription": "descriptiveNoteID* descriptiveNoteValue* sourceDescriptiveNote*",
    "repositoryWrap": "repositorySet*",
    "repositorySet": "repositoryName? workID* repositoryLocation?",
    "repositoryName": "legalBodyID* legalBodyName* legalBodyWeblink*",
    "legalBodyName": "appellationValue+ sourceAppellation*",
    "objectDescriptionWrap": "objectDescriptionSet*",
    "objectDescriptionSet": "descriptiveNoteID* descriptiveNoteValue* sourceDescriptiveNote* objectDescriptionRights*",
    "objectMeasurementsWrap": "objectMeasurementsSet*",
    "objectMeasurementsSet": "displayObjectMeasurements* objectMeasurements?",
    "objectMeasurements": (
        "measurementsSet* extentMeasurements* qualifierMeasurements* formatMeasurements* shapeMeasurements* "
        "scaleMeasurements*"
    ),
    "measurementsSet": "measurementType+ measurementUnit+ measurementValue",
    "objectMaterialsTechWrap": "objectMaterialsTechSet*",
    "objectMaterialsTechSet": "displayMaterialsTech* materialsTech?",
    "materialsTech": "termMaterialsTech* extentMaterialsTech* sourceMaterialsTech*",
    "eventWrap": "eventSet*",
    "eventSet": "displayEvent* event?",
    "event": (
        "eventID* eventType roleInEvent* eventName* eventActor* culture* eventDate? periodName* eventPlace* "
        "eventMethod* eventMaterialsTech* thingPresent* relatedEventSet* eventDescriptionSet*"
    ),
    "eventName": "appellationValue+ sourceAppellation*",
    "eventActor": "displayActorInRole* actorInRole?",
    "actorInRole": "actor roleActor* attributionQualifierActor* extentActor*",
    "actor": "actorID* nameActorSet+ nationalityActor* vitalDatesActor? genderActor*",
    "nameActorSet": "appellationValue+ sourceAppellation*",
    "eventDate": "displayDate* date?",
    "date": "earliestDate? latestDate?",
    "eventPlace": "displayPlace* place?",
    "place": "placeID* namePlaceSet* gml* partOfPlace* placeClassification*",
    "namePlaceSet": "appellationValue+ sourceAppellation*",
    "eventDescriptionSet": "descriptiveNoteID* descriptiveNoteValue* sourceDescriptiveNote*",
    "objectRelationWrap": "subjectWrap? relatedWorksWrap?",
    "relatedWorksWrap": "relatedWorkSet*",
    "relatedWorkSet": "relatedWork? relatedWorkRelType?",
    "relatedWork": "displayObject* object?",
    "object": "objectWebResource* objectID* objectNote*",
    "administrativeMetadata": "rightsWorkWrap? recordWrap resourceWrap?",
    "rightsWorkWrap": "rightsWorkSet*",
    "rightsWorkSet": "rightsType* rightsDate? rightsHolder* creditLine*",
    "recordWrap": "recordID+ recordType recordSource+ recordRights* recordInfoSet*",
    "recordSource": "legalBodyID* legalBodyName* legalBodyWeblink*",
    "recordInfoSet": "recordInfoID* recordInfoLink* recordMetadataDate*",
}
TYPED = ("lidoRecID", "objectPublishedID", "workID", "recordID", "objectID")
"""Identifiers: `lido:type` says of what kind each of them is."""


def faults(record) -> Iterator[str]:
    """What is wrong with a `lido` element, a sentence each."""
    for element in record.iter(f"{LIDO}*"):
        name = element.tag.removeprefix(LIDO)
        inner = [child.tag.removeprefix(LIDO) for child in element]
        if name in PARTS:
            if not re.fullmatch(pattern(PARTS[name]), "".join(f"{child} " for child in inner)):
                yield f"{name}: {inner}, wanted {PARTS[name]}"
        elif any(child != CONCEPT for child in inner):
            yield f"{name} holds {inner}"
        elif not inner and not (element.text or "").strip():
            yield f"{name} is empty"
        if name in TYPED and not element.get(f"{LIDO}type"):
            yield f"{name} has no type"
        if name in ("descriptiveMetadata", "administrativeMetadata") and not element.get(LANGUAGE):
            yield f"{name} has no language"


def pattern(parts: str) -> str:
    """The children of an element as a regular expression over their names, each with a blank behind it."""
    return "".join(f"(?:{part.rstrip('?*+')} ){part[len(part.rstrip('?*+')) :]}" for part in parts.split())
