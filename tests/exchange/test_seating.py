"""What an import writes to the search from the values in its hands is what the tables say."""

import pytest

from search import outbox, registry, writing
from search.models import Card, Document
from tests.data import data_file

HEADS = [
    ("library.marc21", "library/marc_samples/test_data.utf8.mrc", None),
    ("library.marcxml", "library/loc_books_chi500.marcxml.gz", None),
    ("library.cnmarc", "library/derived_cnmarc_gb18030.iso", None),
    ("museum.table", "museum/cmoa_objects.jsonl.gz", 600),
    ("museum.lido", "museum/lido/mkg_lidoWrap.xml", None),
    ("gallery.table", "art_gallery/tate_artworks.jsonl.gz", 200),
    ("culture.table", "culture_center/ich_sample.csv", None),
]


@pytest.mark.parametrize(("profile", "path", "lines"), HEADS)
def test_documents_say_what_the_tables_say(ingest, head, profile, path, lines):
    source = data_file(path)
    counts = ingest(profile, head(source, lines) if lines else source)
    documents = {document.pk: document for document in Document.objects.filter(resource_id__startswith="ark:")}
    assert len(documents) == counts["new"] > 0
    cards = Card.objects.in_bulk(list(documents))
    by_model: dict[str, list[Document]] = {}
    for document in documents.values():
        by_model.setdefault(document.model, []).append(document)
    for label, found in by_model.items():
        model = registry.model_for(label)
        described = outbox.describe_rows(
            model, registry.describer_for(model), [int(document.object_pk) for document in found]
        )
        for document, resource in zip(found, described, strict=True):
            assert cards[document.pk].data == writing.to_json(resource)
