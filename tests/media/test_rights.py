"""Rights statements are complete, shown in plain words, and obeyed by pictures and documents."""

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from platform_site.media.models import CustomDocument, CustomImage
from platform_site.vocabulary.rights import STATEMENTS, Rights, Viewers, may_download, may_reuse, statement_of
from search.models import Card, Document
from tests.factories.accounts import UserFactory, curator
from tests.factories.records import ObjectFactory
from tests.factories.venues import venue_homes

FREE = {Rights.CC0, Rights.PDM, Rights.CC_BY, Rights.HOUSE_OPEN}


def test_every_statement_says_what_it_allows():
    assert set(STATEMENTS) == set(Rights.values)
    assert all(str(statement.words) and str(statement.label) for statement in STATEMENTS.values())
    assert all(may_download(uri) and may_reuse(uri) for uri in FREE)
    assert not any(statement.download for statement in STATEMENTS.values() if statement.viewers != Viewers.ALL)


def test_the_file_speaks_before_the_record_and_silence_allows_looking():
    assert statement_of(Rights.IN_COPYRIGHT, Rights.CC0).download is False
    assert statement_of("", Rights.CC0).download is True
    assert (statement_of("").viewers, may_download("", ""), may_reuse("https://example.org/x")) == ("all", False, False)


@pytest.fixture
def homes(db):
    cache.clear()
    return venue_homes()


def pictured(rights: str, **fields):
    image = CustomImage.objects.create(title="示例图", file=get_test_image_file(), rights=rights)
    return ObjectFactory(image=image, **fields)


@pytest.mark.parametrize(("rights", "offered"), [(Rights.CC_BY, True), (Rights.IN_COPYRIGHT, False), ("", False)])
def test_the_original_is_offered_only_where_rights_allow(client, homes, rights, offered):
    record = pictured(rights)
    page = client.get(record.get_absolute_url()).content.decode()
    assert (reverse("original", args=[record.ark]) in page) is offered
    assert "max-1400x1400" in page


@pytest.mark.parametrize("rights", [Rights.HOUSE_ONSITE, Rights.HOUSE_ON_REQUEST, Rights.HOUSE_RESTRICTED])
def test_a_picture_that_is_not_for_the_web_is_nowhere(client, homes, rights):
    record = pictured(rights)
    page = client.get(record.get_absolute_url()).content.decode()
    card = Card.objects.get(pk=Document.objects.get(resource_id=record.ark).pk).resource
    assert "/images/" not in page
    assert (card.get("thumbnail", ""), card.get("online", False)) == ("", False)
    assert str(statement_of(rights).viewers_label) in page


def test_a_picture_for_those_who_signed_in(client, homes):
    record = pictured(Rights.HOUSE_SIGNED_IN)
    assert "max-1400x1400" not in client.get(record.get_absolute_url()).content.decode()
    client.force_login(UserFactory())
    assert "max-1400x1400" in client.get(record.get_absolute_url()).content.decode()


def test_the_record_tells_its_rights_in_plain_words(client, homes):
    record = ObjectFactory(rights=Rights.CC_BY)
    page = client.get(record.get_absolute_url()).content.decode()
    assert all(text in page for text in (Rights.CC_BY.value, "须注明作者与来源"))


def test_the_statements_of_the_house_have_an_address(client, homes):
    answer = client.get(Rights.HOUSE_ONSITE.value, follow=True)
    assert answer.redirect_chain[0][0].endswith("/rights/#onsite")
    assert 'id="onsite"' in answer.content.decode()
    assert client.get("/rights/nonsense/").status_code == 404


@pytest.mark.parametrize(
    ("rights", "anybody", "reader", "staff"),
    [
        ("", 200, 200, 200),
        (Rights.IN_COPYRIGHT, 200, 200, 200),
        (Rights.HOUSE_SIGNED_IN, 302, 200, 200),
        (Rights.HOUSE_ONSITE, 403, 403, 200),
    ],
)
def test_documents_are_handed_out_as_their_rights_allow(client, homes, rights, anybody, reader, staff):
    document = CustomDocument.objects.create(title="示例", file=ContentFile(b"pdf", name="a.pdf"), rights=rights)
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    statuses = [client.get(address).status_code]
    for user in (UserFactory(), curator("museum")):
        client.force_login(user)
        statuses.append(client.get(address).status_code)
    assert statuses == [anybody, reader, staff]
