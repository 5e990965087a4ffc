"""LIDO 1.0 as a museum exported it, and 1.1 in three languages with every event that the form knows."""

import pytest

from museum.models import Object
from platform_site.exchange.models import Refusal
from tests.data import data_file

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
WRAP = (
    '<lido:lidoWrap xmlns:lido="http://www.lido-schema.org" xmlns:skos="http://www.w3.org/2004/02/skos/core#" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</lido:lidoWrap>'
)
EVENT = """<lido:eventSet><lido:event><lido:eventType>{kind}</lido:eventType>{inner}</lido:event></lido:eventSet>"""


def skos(uri, label=""):
    label = f'<skos:prefLabel xml:lang="zh">{label}</skos:prefLabel>' if label else ""
    return f'<skos:Concept rdf:about="{uri}">{label}</skos:Concept>'


def event(number, inner, name=""):
    return EVENT.format(kind=skos(f"http://terminology.lido-schema.org/{number}", name), inner=inner)


def actor(name, role=""):
    role = f"<lido:roleActor><lido:term>{role}</lido:term></lido:roleActor>" if role else ""
    return (
        "<lido:eventActor><lido:actorInRole><lido:actor><lido:nameActorSet>"
        f"<lido:appellationValue>{name}</lido:appellationValue></lido:nameActorSet></lido:actor>{role}"
        "</lido:actorInRole></lido:eventActor>"
    )


def date(shown, first, last):
    return (
        f"<lido:eventDate><lido:displayDate>{shown}</lido:displayDate><lido:date><lido:earliestDate>{first}"
        f"</lido:earliestDate><lido:latestDate>{last}</lido:latestDate></lido:date></lido:eventDate>"
    )


def place(name):
    return f"<lido:eventPlace><lido:displayPlace>{name}</lido:displayPlace></lido:eventPlace>"


def measure(kind, unit, value):
    return (
        f"<lido:measurementSet><lido:measurementType>{kind}</lido:measurementType><lido:measurementUnit>{unit}"
        f"</lido:measurementUnit><lido:measurementValue>{value}</lido:measurementValue></lido:measurementSet>"
    )


CUP = """<lido:lido><lido:lidoRecID lido:type="local">rec/{number}</lido:lidoRecID>
<lido:descriptiveMetadata xml:lang="de"><lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet>
<lido:appellationValue>Becher</lido:appellationValue></lido:titleSet></lido:titleWrap></lido:objectIdentificationWrap>
</lido:descriptiveMetadata>
<lido:descriptiveMetadata xml:lang="zh-Hans">
<lido:objectClassificationWrap><lido:objectWorkTypeWrap><lido:objectWorkType>{kind}</lido:objectWorkType>
</lido:objectWorkTypeWrap><lido:classificationWrap><lido:classification><lido:term xml:lang="en">Ceramics</lido:term>
<lido:term xml:lang="zh">瓷器</lido:term></lido:classification></lido:classificationWrap>
</lido:objectClassificationWrap>
<lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet>
<lido:appellationValue lido:pref="preferred" xml:lang="fr">Gobelet</lido:appellationValue>
<lido:appellationValue lido:pref="preferred" xml:lang="zh">青花杯</lido:appellationValue>
<lido:appellationValue lido:pref="alternate" xml:lang="en">Cup</lido:appellationValue></lido:titleSet></lido:titleWrap>
<lido:inscriptionsWrap><lido:inscriptions lido:type="底款">
<lido:inscriptionTranscription>大清乾隆年製</lido:inscriptionTranscription></lido:inscriptions></lido:inscriptionsWrap>
<lido:repositoryWrap><lido:repositorySet lido:type="current"><lido:repositoryName><lido:legalBodyName>
<lido:appellationValue>示例博物馆</lido:appellationValue></lido:legalBodyName></lido:repositoryName>
<lido:workID>{number}</lido:workID></lido:repositorySet></lido:repositoryWrap>
<lido:objectDescriptionWrap><lido:objectDescriptionSet><lido:descriptiveNoteValue xml:lang="en">A cup.
</lido:descriptiveNoteValue><lido:descriptiveNoteValue>敞口，深腹。</lido:descriptiveNoteValue>
</lido:objectDescriptionSet></lido:objectDescriptionWrap>
<lido:objectMeasurementsWrap><lido:objectMeasurementsSet><lido:objectMeasurements>
{measures}
</lido:objectMeasurements></lido:objectMeasurementsSet></lido:objectMeasurementsWrap>
<lido:objectMaterialsTechWrap><lido:objectMaterialsTechSet><lido:materialsTech>
<lido:termMaterialsTech lido:type="material">
{material}</lido:termMaterialsTech><lido:termMaterialsTech lido:type="technique">{technique}
</lido:termMaterialsTech></lido:materialsTech></lido:objectMaterialsTechSet></lido:objectMaterialsTechWrap>
</lido:objectIdentificationWrap><lido:eventWrap>{events}</lido:eventWrap>
<lido:objectRelationWrap>{related}</lido:objectRelationWrap></lido:descriptiveMetadata>
<lido:administrativeMetadata xml:lang="zh"><lido:rightsWorkWrap><lido:rightsWorkSet><lido:rightsType>
<lido:conceptID>http://creativecommons.org/publicdomain/mark/1.0/deed.zh</lido:conceptID></lido:rightsType>
<lido:creditLine>示例捐赠</lido:creditLine></lido:rightsWorkSet></lido:rightsWorkWrap></lido:administrativeMetadata>
</lido:lido>"""
RELATED = """<lido:relatedWorksWrap><lido:relatedWorkSet><lido:relatedWork><lido:object><lido:objectID>{number}
</lido:objectID></lido:object></lido:relatedWork><lido:relatedWorkRelType>{kind}</lido:relatedWorkRelType>
</lido:relatedWorkSet></lido:relatedWorksWrap>"""


def events():
    named = "<lido:eventName><lido:appellationValue>示例瓷器展</lido:appellationValue></lido:eventName>"
    return (
        event("lido00007", actor("示例窑") + date("清乾隆", "1736", "1795") + place("景德镇"))
        + event("lido00033", place("示例县河边") + date("1980", "1980", "1980"))
        + event("lido00001", f"<lido:eventMethod>{skos('x:1', '个人捐赠')}</lido:eventMethod>" + actor("示例捐赠人"))
        + event("lido00227", actor("示例旧藏家") + date("民国", "1912", "1949"))
        + event("lido00225", named + place("示例馆") + date("1999", "1999", "1999"))
    )


def cup(number="C-1", part_of=""):
    """A cup of an invented museum, in the form of version 1.1."""
    sizes = [("通高", "cm", "5,80"), ("口径", "cm", "7.2"), ("重", "g", "120"), ("高", "寸", "2")]
    is_part = skos("http://purl.org/dc/terms/isPartOf")
    return CUP.format(
        number=number,
        kind=skos("x:2", "杯"),
        measures="".join(measure(*size) for size in sizes),
        material=skos("x:3", "瓷"),
        technique=skos("x:4", "青花"),
        events=events(),
        related=RELATED.format(number=part_of, kind=is_part) if part_of else "",
    )


@pytest.fixture
def lido_file(tmp_path):
    def write(*records, head=HEAD, wrap=WRAP, name="lido.xml"):
        path = tmp_path / name
        path.write_text(head + wrap.format("".join(records)), encoding="utf-8")
        return path

    return write


def test_every_event_and_the_language_readers_know(ingest, lido_file):
    summary = ingest("museum.lido", lido_file(cup()))
    assert (summary["read"], summary["new"], summary["warned"]) == (1, 1, 1)
    record = Object.objects.get(identifier="C-1")
    assert (record.title, record.title_en, record.alternative) == ("青花杯", "Cup", ["Gobelet", "Becher"])
    assert (record.object_class, record.subjects, record.description) == ("瓷器", ["杯"], "敞口，深腹。")
    assert (record.date_text, record.year_from, record.year_to, record.places) == ("清乾隆", 1736, 1795, ["景德镇"])
    assert (record.materials, record.technique, record.find_place) == (["瓷"], "青花", "示例县河边")
    assert (record.mass, record.mass_unit, record.holder) == ("120", "g", "示例博物馆")
    assert (record.rights, record.credit_line) == ("https://creativecommons.org/publicdomain/mark/1.0/", "示例捐赠")
    assert list(record.dimensions.values_list("type", "value", "unit")) == [
        ("total_height", "5.8", "cm"),
        ("mouth", "7.2", "cm"),
    ]
    assert list(record.marks.values_list("kind", "text")) == [("mark", "大清乾隆年製")]
    assert list(record.owners.values_list("name", "period")) == [("示例旧藏家", "民国")]
    assert list(record.appearances.values_list("kind", "title", "place")) == [("exhibition", "示例瓷器展", "示例馆")]
    assert (record.acquisition_source, record.source_name) == ("02", "示例捐赠人")
    assert [maker.name for maker in record.contributions.all()] == ["示例窑"]
    warning = Refusal.objects.get()
    assert (warning.field, warning.value) == ("measurementsSet", "高 2 寸")


def test_who_gave_it_is_for_the_staff_only(ingest, lido_file):
    ingest("museum.lido", lido_file(cup()))
    assert "source_name" in Object.staff_only


def test_a_part_finds_its_whole_wherever_that_stands_in_the_file(ingest, lido_file):
    ingest("museum.lido", lido_file(cup("C-1/a", part_of="C-1"), cup("C-1")))
    assert Object.objects.get(identifier="C-1/a").part_of == Object.objects.get(identifier="C-1")


def test_the_records_of_hamburg(ingest):
    summary = ingest("museum.lido", data_file("museum/lido/mkg_lidoWrap.xml"))
    assert (summary["read"], summary["new"], summary["refused"]) == (2, 2, 0)
    vase = Object.objects.get(identifier="1900.193")
    assert (vase.title, vase.year_from, vase.year_to, vase.holder) == (
        "Vase",
        1899,
        1899,
        "Museum für Kunst und Gewerbe Hamburg",
    )
    assert [(maker.name, maker.role) for maker in vase.contributions.all()] == [
        ("Rookwood Pottery", "Hersteller/in (Firma/Fabrikant/Manufaktur)"),
        ("Valentien, Albert R.", "Maler/in"),
    ]
    assert {"Keramik", "Jugendstil", "Pflanzen, Vegetation"} <= set(vase.subjects)
    assert (vase.materials, vase.technique) == (["Irdenware", "Ton"], "bemalt (Keramik)、Bleiglasur")
    assert (vase.extent, vase.department) == ("Gesamt: Höhe: 44,80 cm; Breite: 18,50 cm", "Moderne")
    assert vase.rights == "https://creativecommons.org/publicdomain/mark/1.0/"
    assert "ROOKWOOD POTTERY CINCINNATI" in vase.marks.get().text
    assert vase.source_url == "http://sammlungonline.mkg-hamburg.de/de/object/Vase/1900.193/dc00000958"
    assert ingest("museum.lido", data_file("museum/lido/mkg_lidoWrap.xml"))["unchanged"] == 2


@pytest.mark.parametrize(("name", "number"), [("mkg_beispiel-1.xml", "1900.193"), ("mkg_beispiel-2.xml", "P1985.273")])
def test_records_that_declare_no_namespace(ingest, name, number):
    assert ingest("museum.lido", data_file(f"museum/lido/{name}"))["new"] == 1
    assert Object.objects.get().identifier == number


def test_no_prefix_and_no_namespace(ingest, lido_file, tmp_path):
    path = lido_file(cup())
    text = path.read_text(encoding="utf-8").replace("lido:", "")
    path.write_text(text.replace(' xmlns:lido="http://www.lido-schema.org"', ""), encoding="utf-8")
    assert ingest("museum.lido", path)["new"] == 1
    assert Object.objects.get().title == "青花杯"


def test_a_record_that_describes_nothing_is_refused_and_the_rest_goes_on(ingest, lido_file):
    empty = "<lido:lido><lido:lidoRecID>E-1</lido:lidoRecID></lido:lido>"
    summary = ingest("museum.lido", lido_file(empty, cup()))
    assert (summary["read"], summary["new"], summary["refused"]) == (2, 1, 1)
    refusal = Refusal.objects.get(kind=Refusal.Kind.REFUSED)
    assert (refusal.number, refusal.identifier, refusal.field) == (1, "E-1", "descriptiveMetadata")


def test_the_same_number_twice_in_a_file(ingest, lido_file):
    summary = ingest("museum.lido", lido_file(cup(), cup()))
    assert (summary["new"], summary["refused"]) == (1, 1)
