"""A new folder and one line of settings make a venue: imported, found, seen, edited, and no core file knows it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command

from platform_site.vocabulary.models import Institution
from search.query import SearchRequest
from search.views import run_search
from tests.demo_venue.models import Exhibit
from tests.factories.accounts import curator
from tests.factories.venues import venue_homes

FILE = Path(__file__).parent / "exhibits.csv"
CORE = ("platform_site", "search", "library", "museum", "art_gallery", "culture_center")
pytestmark = pytest.mark.django_db


def imported() -> dict:
    out = StringIO()
    call_command("ingest", "science.table", str(FILE), apply=True, json=True, stdout=out, stderr=StringIO())
    return json.loads(out.getvalue().splitlines()[-1])


@pytest.fixture
def home():
    cache.clear()
    return venue_homes()["science"]


def test_ten_rows_are_imported_once(home):
    first, second = imported(), imported()
    assert (first["new"], first["refused"]) == (10, 0)
    assert (second["new"], second["unchanged"]) == (0, 10)
    assert Exhibit.objects.public().count() == 10


def test_its_records_are_found_beside_those_of_the_others(home):
    imported()
    found = run_search(SearchRequest(q="走馬燈"))
    assert [(hit.title, hit.venue) for hit in found.hits] == [("走马灯", "science")]
    assert [(value.value, str(value.label)) for value in found.facets["venue"]] == [("science", "数字科技馆")]


def test_its_pages_are_there(client, home):
    imported()
    record = Exhibit.objects.get(identifier="科-04")
    assert "数字科技馆" in client.get("/").content.decode()
    assert client.get(home.url).status_code == 200
    assert "鱼洗" in client.get("/science/exhibits/").content.decode()
    page = client.get(record.get_absolute_url()).content.decode()
    assert record.get_absolute_url() == f"/science/exhibits/{record.ark_name}/"
    assert all(text in page for text in ("鱼洗", "共振", "示范科技馆", "science/theme.css"))


def test_its_curators_work_on_its_records_only(client, home):
    imported()
    client.force_login(curator("science"))
    assert Institution.objects.filter(venue="science").count() == 1
    assert client.get("/admin/snippets/science/exhibit/").status_code == 200
    assert client.get("/admin/snippets/museum/object/").status_code == 302


def test_no_core_file_names_it():
    named = [
        str(path.relative_to(settings.BASE_DIR))
        for room in CORE
        for path in (settings.BASE_DIR / room).rglob("*")
        if path.suffix in {".py", ".html", ".css", ".js"}
        and path.name != "test.py"
        and ("demo_venue" in path.read_text(encoding="utf-8") or "science" in path.read_text(encoding="utf-8"))
    ]
    assert named == []
