"""Dublin Core of a harvest, with namespaces and without."""

import pytest

from library.models import Work
from tests.data import data_file


@pytest.mark.parametrize("name", ["sample-oai-pmh.xml", "sample-oai-no-namespace.xml"])
def test_a_harvest(ingest, name):
    summary = ingest("library.dublin_core", data_file(f"library/marc_samples/{name}"))
    assert (summary["read"], summary["new"], summary["refused"], summary["warned"]) == (10, 10, 0, 0)
    work = Work.objects.get(identifier="fq977t769")
    assert (work.title, work.date_text, work.year_from, work.year_to) == ("Spice Storage", "1950s", 1950, 1959)
    assert work.contributions.get().name == "Norda Essential Oil and Chemical Company"
    assert (work.rights, work.source_url, work.holder) == (
        "https://rightsstatements.org/vocab/NKC/1.0/",
        "https://digital.sciencehistory.org/works/fq977t769",
        "Science History Institute, Philadelphia",
    )
    assert "Research, Industrial--Laboratories" in work.subjects
