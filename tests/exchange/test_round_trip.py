"""Import, export, import: what a profile maps comes back as it was, on real records of each format."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import call_command
from lxml import etree
from pymarc import MARCReader

from library.enums import ItemStatus
from library.models import Issue, Item, Work
from platform_site.exchange.export.mapping import files_of
from platform_site.exchange.profiles import all_profiles
from platform_site.exchange.readers.marc import frames
from tests.data import data_file
from tests.factories.records import EditionFactory, ItemFactory, ObjectFactory, WorkFactory
from tests.factories.vocabulary import InstitutionFactory

from .lido_structure import LIDO, faults

LIBRARY = Path(__file__).parents[2] / "library" / "mappings"
MUSEUM = Path(__file__).parents[2] / "museum"
XML_RECORD = "{http://www.loc.gov/MARC21/slim}record"


@pytest.fixture
def export(tmp_path):
    def run(key, model, **options):
        target = tmp_path / f"export-{key}"
        call_command("export", key, model=model, out=str(target), **options)
        return target

    return run


@pytest.fixture
def first(tmp_path):
    """The first records of a file of MARC."""

    def cut(path, count):
        target = tmp_path / "first.mrc"
        with gzip.open(path) as stream:
            target.write_bytes(b"".join(islice(frames(stream), count)))
        return target

    return cut


def come_back(ingest, profile, path, **options):
    """What a second import of the exported file would change."""
    found = ingest(profile, path, apply=False, **options)
    return {name: found[name] for name in ("new", "changed", "refused")}, found["read"]


NOTHING = {"new": 0, "changed": 0, "refused": 0}


def test_marc21(ingest, export, first):
    own = {"mapping": str(LIBRARY / "marc21.json")}
    read = ingest("library.marc21", first(data_file("library/loc_books_sample.mrc.gz"), 250), **own)["new"]
    assert come_back(ingest, "library.marc21", export("marc21", "library.work"), **own) == (NOTHING, read)


def test_marcxml(ingest, export, tmp_path):
    own = {"mapping": str(LIBRARY / "marcxml.json")}
    with gzip.open(data_file("library/loc_books_chi500.marcxml.gz")) as stream:
        tree = etree.parse(stream)
    for record in tree.getroot().findall(XML_RECORD)[200:]:
        tree.getroot().remove(record)
    source = tmp_path / "books.xml"
    tree.write(source)
    read = ingest("library.marcxml", source, **own)["new"]
    assert read == 200
    assert come_back(ingest, "library.marcxml", export("marcxml", "library.work"), **own) == (NOTHING, read)


def test_cnmarc_in_both_encodings(ingest, export):
    own = {"mapping": str(LIBRARY / "cnmarc.json")}
    read = ingest("library.cnmarc", data_file("library/derived_cnmarc_utf8.iso"), **own)["new"]
    assert come_back(ingest, "library.cnmarc", export("cnmarc", "library.work"), **own) == (NOTHING, read)
    assert come_back(ingest, "library.cnmarc", export("cnmarc-gb18030", "library.work"), **own) == (NOTHING, read)


def test_lido(ingest, export, head):
    """The museum's own samples, and two hundred objects that came as a table and went on as LIDO to another house."""
    other = InstitutionFactory(code="other-museum", venue="museum")
    ingest("museum.table", head(data_file("museum/cmoa_objects.jsonl.gz"), 200))
    read = ingest("museum.lido", export("lido", "museum.object"), institution=other.code)["new"]
    read += ingest("museum.lido", data_file("museum/lido/mkg_lidoWrap.xml"), institution=other.code)["new"]
    assert read == 202
    again = export("lido", "museum.object", institution=other.code)
    assert come_back(ingest, "museum.lido", again, institution=other.code) == (NOTHING, read)


def test_lido_has_the_structure_of_its_standard(ingest, export, head):
    """Real objects, those of the demo city with all their rows, and one that has next to nothing."""
    ObjectFactory(title="无名")
    ingest("museum.table", head(data_file("museum/cmoa_objects.jsonl.gz"), 100))
    ingest("museum.table", MUSEUM / "demo" / "records.jsonl", mapping=str(MUSEUM / "mappings" / "demo.json"))
    records = etree.parse(export("lido", "museum.object")).getroot().findall(f"{LIDO}lido")
    assert len(records) > 150
    assert {fault for record in records for fault in faults(record)} == set()


@pytest.mark.parametrize("key", ["csv", "xlsx", "jsonl"])
@pytest.mark.parametrize(
    ("profile", "model", "path"),
    [
        ("museum.table", "museum.object", "museum/cmoa_objects.jsonl.gz"),
        ("gallery.table", "art_gallery.artwork", "art_gallery/tate_artworks.jsonl.gz"),
    ],
)
def test_tables(ingest, export, head, key, profile, model, path):
    read = ingest(profile, head(data_file(path), 150))["new"]
    assert come_back(ingest, profile, export(key, model)) == (NOTHING, read)


def test_the_mappings_of_the_exports_are_those_of_the_models():
    """`manage.py export_mappings` writes them anew. A venue may do without."""
    known = {
        path: content for profile in all_profiles() for path, content in files_of(profile).items() if path.exists()
    }
    assert len(known) == 8
    for path, content in known.items():
        assert path.read_text(encoding="utf-8") == written(content), path


def written(content):

    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def a_work_of_two_editions():
    work = WorkFactory(title="醴陵瓷业志", date_text="1987", extent="320页")
    for order, (publisher, date, number) in enumerate([("示例出版社", "1987", "A1"), ("示例书局", "2004", "B2")]):
        edition = EditionFactory(work=work, publisher=publisher, date=date, extent="320页", sort_order=order)
        ItemFactory(edition=edition, call_number=number, barcode=f"00{number}", location="二楼")
    for number, status in enumerate(ItemStatus.values):
        ItemFactory(edition=work.editions.first(), barcode=f"ZT{number}", status=status, sort_order=10 + number)
    return work


def a_serial():
    work = WorkFactory(title="株洲史料", work_kind="serial", frequency="季刊", holdings_statement="1980-1982")
    rows = [(1980, "1", "2", "1980-03", "", "held"), (1981, "2", "", "1981年春", "窑火专辑", "missing")]
    rows += [(1982, "", "总第12期", "", "", "expected"), (None, "", "试刊", "", "", "held")]
    for order, (year, volume, number, date, title, state) in enumerate(rows):
        Issue.objects.create(
            work=work, year=year, volume=volume, number=number, date=date, title=title, state=state, sort_order=order
        )
    return work


def a_work_with_subjects():
    subjects = ["Pottery, Chinese", "瓷器－醴陵", "醴陵", "地方志", "瓷器"]
    schemes = ["lcsh Pottery, Chinese", "cct 瓷器－醴陵", "fast 地方志"]
    return WorkFactory(title="醴陵瓷器", subjects=subjects, places=["醴陵"], subject_schemes=schemes)


EDITION = ("statement", "responsibility", "place", "publisher", "date", "extent", "isbn", "series")
COPY = ("call_number", "barcode", "location", "status")
ISSUE = ("year", "volume", "number", "date", "title", "state")


def told(work):
    """What the records of a work say, for two houses to be compared."""
    return {
        "editions": list(work.editions.values_list(*EDITION)),
        "items": list(Item.objects.filter(edition__work=work).values_list(*COPY)),
        "issues": list(work.issues.values_list(*ISSUE)),
        "subjects": (work.subjects, work.places, work.subject_schemes),
    }


@pytest.mark.parametrize(
    ("key", "profile"),
    [("marc21", "marc21"), ("marcxml", "marcxml"), ("cnmarc", "cnmarc"), ("cnmarc-gb18030", "cnmarc")],
)
@pytest.mark.parametrize("make", [a_work_of_two_editions, a_serial, a_work_with_subjects])
def test_editions_issues_and_thesauri_go_from_house_to_house(ingest, export, key, profile, make):
    own = {"mapping": str(LIBRARY / f"{profile}.json")}
    work = make()
    other = InstitutionFactory(code="other-library", venue="library")
    read = ingest(f"library.{profile}", export(key, "library.work"), institution=other.code, **own)
    assert (read["new"], read["refused"]) == (1, 0)
    assert told(Work.objects.get(institution=other)) == told(work)
    again = export(key, "library.work", institution=other.code)
    assert come_back(ingest, f"library.{profile}", again, institution=other.code, **own) == (NOTHING, 1)


def test_each_edition_is_a_record_that_names_the_others(export, db):
    work = a_work_of_two_editions()
    with export("marc21", "library.work").open("rb") as file:
        records = list(MARCReader(file))
    assert [record["001"].data for record in records] == [work.identifier, f"{work.identifier}~2"]
    assert [record["775"]["w"] for record in records] == [f"{work.identifier}~2", work.identifier]
    assert [record["264"]["b"] for record in records] == ["示例出版社", "示例书局"]
