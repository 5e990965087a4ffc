"""Object -> LIDO 1.1: what `museum.lido` reads, element by element (https://lido-schema.org).

What is for the staff (store, value, condition, how the object was got and from whom) has no element here.
"""

from __future__ import annotations

from platform_site.exchange.export.describing import public_address
from platform_site.exchange.export.selecting import rows_of

from ..models import Object
from .building import LANGUAGE, NAMESPACES, XML, Element, concept, language, node
from .events import events

__all__ = ["NAMESPACES", "SCHEMA_LOCATION", "record_of"]

SCHEMA_LOCATION = (
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.lido-schema.org http://www.lido-schema.org/schema/v1.1/lido-v1.1.xsd"'
)
TERMS = "http://terminology.lido-schema.org"
PREFERRED, ALTERNATE = f"{TERMS}/preferred", f"{TERMS}/alternate"
PART_OF = f"{TERMS}/lido00292"


def record_of(record: Object) -> Element:
    """One `lido` element."""
    root = node(None, "lido")
    node(root, "lidoRecID", record.ark, type=f"{TERMS}/lido00100", source="ARK")
    node(root, "objectPublishedID", public_address(record), type=f"{TERMS}/lido00099")
    described = node(root, "descriptiveMetadata", **language(LANGUAGE))
    classification(described, record)
    identification(described, record)
    events(described, record)
    relations(described, record)
    administrative(root, record)
    return root


def classification(described: Element, record: Object) -> None:
    """Work type (one has to be there), the class of the 35, the department."""
    wrap = node(described, "objectClassificationWrap")
    types = node(wrap, "objectWorkTypeWrap")
    kinds = [record.object_class, *record.subjects]
    concept(types, "objectWorkType", next(filter(None, kinds), str(record.kind_label)))
    classes = node(wrap, "classificationWrap") if any(kinds[1:]) or record.department else None
    for subject in record.subjects:
        concept(classes, "classification", subject)
    if record.department:
        concept(classes, "classification", record.department, type="department")


def identification(described: Element, record: Object) -> None:
    wrap = node(described, "objectIdentificationWrap")
    titles(wrap, record)
    for mark in rows_of(record, "marks"):
        element = node(node_in(wrap, "inscriptionsWrap"), "inscriptions", type=mark.get_kind_display())
        node(element, "inscriptionTranscription", mark.text)
        if mark.transliteration:
            node(element, "inscriptionDescription/descriptiveNoteValue", mark.transliteration)
    repositories(wrap, record)
    if record.description:
        node(wrap, "objectDescriptionWrap/objectDescriptionSet/descriptiveNoteValue", record.description)
    measurements(wrap, record)
    materials(wrap, record)


def node_in(parent: Element, name: str) -> Element:
    found = parent.find(f"{{{NAMESPACES['lido']}}}{name}")
    return node(parent, name) if found is None else found


def titles(wrap: Element, record: Object) -> None:
    title = node(wrap, "titleWrap/titleSet")
    node(title, "appellationValue", record.title, pref=PREFERRED)
    for name in record.alternative:
        node(node(wrap, "titleWrap/titleSet"), "appellationValue", name, pref=ALTERNATE)
    if record.title_en:
        english = node(node(wrap, "titleWrap/titleSet"), "appellationValue", record.title_en, pref=ALTERNATE)
        english.set(f"{{{XML}}}lang", "en")


def repositories(wrap: Element, record: Object) -> None:
    """The present holder with the number of the object, those numbers that are cited, then the former holders."""
    present = node(wrap, "repositoryWrap/repositorySet", type=f"{TERMS}/current")
    node(present, "repositoryName/legalBodyName/appellationValue", record.repository)
    node(present, "workID", record.identifier, type="identifier")
    for number in rows_of(record, "numbers"):
        node(present, "workID", number.number, type=number.get_kind_display())


def measurements(wrap: Element, record: Object) -> None:
    rows = rows_of(record, "dimensions")
    if not (rows or record.extent or record.mass):
        return
    outer = node(wrap, "objectMeasurementsWrap")
    if record.extent:
        node(node(outer, "objectMeasurementsSet"), "displayObjectMeasurements", record.extent)
    for row in rows:
        measure(outer, row.get_type_display(), row.value, row.unit, row.part)
    if record.mass and record.mass_unit:
        measure(outer, "质量", record.mass, record.mass_unit, "")


def measure(outer: Element, kind: str, value: str, unit: str, part: str) -> None:
    """A set of its own: sets repeat for parts, what is in them does not."""
    group = node(node(outer, "objectMeasurementsSet"), "objectMeasurements")
    measured = node(group, "measurementsSet")
    concept(measured, "measurementType", kind)
    concept(measured, "measurementUnit", unit)
    node(measured, "measurementValue", value)
    if part:
        node(group, "extentMeasurements", part)


def materials(wrap: Element, record: Object) -> None:
    if not (record.medium or record.materials or record.technique):
        return
    outer = node(wrap, "objectMaterialsTechWrap/objectMaterialsTechSet")
    if record.medium:
        node(outer, "displayMaterialsTech", record.medium)
    for material in record.materials:
        concept(node_in(outer, "materialsTech"), "termMaterialsTech", material, type="material")
    if record.technique:
        concept(node_in(outer, "materialsTech"), "termMaterialsTech", record.technique, type="technique")


def relations(described: Element, record: Object) -> None:
    rows = rows_of(record, "relations")
    if not (rows or record.part_of):
        return
    wrap = node(described, "objectRelationWrap/relatedWorksWrap")
    if record.part_of:
        related = node(wrap, "relatedWorkSet")
        thing = node(related, "relatedWork")
        node(thing, "displayObject", record.part_of.title)
        node(thing, "object/objectID", record.part_of.identifier, type="identifier")
        concept(related, "relatedWorkRelType", "属于", uri=PART_OF)
    for row in rows:
        related = node(wrap, "relatedWorkSet")
        node(related, "relatedWork/displayObject", row.label or str(row))
        if row.note:
            concept(related, "relatedWorkRelType", row.note)


def administrative(root: Element, record: Object) -> None:
    wrap = node(root, "administrativeMetadata", **language(LANGUAGE))
    if record.rights or record.credit_line:
        rights = node(wrap, "rightsWorkWrap/rightsWorkSet")
        if record.rights:
            concept(rights, "rightsType", record.get_rights_display(), uri=record.rights)
        if record.credit_line:
            node(rights, "creditLine", record.credit_line)
    outer = node(wrap, "recordWrap")
    node(outer, "recordID", record.ark, type="ARK")
    concept(outer, "recordType", "单件")
    node(outer, "recordSource/legalBodyName/appellationValue", record.institution.label)
    info = node(outer, "recordInfoSet")
    if record.source_url:
        node(info, "recordInfoLink", record.source_url)
    node(info, "recordMetadataDate", record.updated_at.isoformat())
