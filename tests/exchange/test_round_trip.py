"""Import, export, import: what a profile maps comes back as it was, on real records of each format."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest
from django.core.management import call_command
from lxml import etree

from platform_site.exchange.export.mapping import files_of
from platform_site.exchange.profiles import all_profiles
from platform_site.exchange.readers.marc import frames
from tests.data import data_file
from tests.factories.vocabulary import InstitutionFactory

LIBRARY = Path(__file__).parents[2] / "library" / "mappings"
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
