"""The lists of the desk: what they show, how they are narrowed, and that they cost the same for one row and three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from museum.models import Object
from platform_site.media.models import CustomImage
from platform_site.records.listing import RecordIndexView
from platform_site.venues.config import venue_of
from tests.factories.accounts import AdministratorFactory, curator, reviewer
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory, WorkFactory
from tests.factories.vocabulary import InstitutionFactory, PeriodFactory

FACTORIES = (WorkFactory, ObjectFactory, ArtworkFactory, HeritageElementFactory)


def list_of(factory, **query) -> str:
    address = reverse(factory._meta.model.snippet_viewset.get_url_name("list"))
    return f"{address}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


def shown(client, address) -> list[str]:
    return sorted(str(row) for row in client.get(address).context["object_list"])


def illustrated(factory):
    """A record in draft over its published version, with a picture of its own."""
    image = CustomImage.objects.create(title="示例图片", file=get_test_image_file())
    record = factory(image=image, period=PeriodFactory())
    record.save_revision()
    return record


def queries(client, address) -> int:
    client.get(address)  # pictures get their small versions, caches fill
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize("page", ["list", "choose", "home"])
def test_a_page_costs_the_same_for_one_row_and_three(db, client, factory, page):
    model = factory._meta.model
    client.force_login(curator(venue_of(model).slug))
    address = {
        "list": list_of(factory),
        "choose": reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose")),
        "home": reverse("wagtailadmin_home"),
    }[page]
    illustrated(factory)
    one = queries(client, address)
    illustrated(factory)
    illustrated(factory)
    assert queries(client, address) == one


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_list_is_narrowed_by_state_institution_period_and_words(db, client, factory):
    branch = InstitutionFactory(venue="museum")
    song, tang = PeriodFactory(label="宋"), PeriodFactory(label="唐")
    factory(title="宋的", period=song, identifier="S-1")
    factory(title="唐的草稿", period=tang, live=False)
    factory(title="分馆的", institution=branch)
    client.force_login(AdministratorFactory())
    assert shown(client, list_of(factory)) == ["分馆的", "唐的草稿", "宋的"]
    assert shown(client, list_of(factory, state="draft")) == ["唐的草稿"]
    assert shown(client, list_of(factory, period=song.pk)) == ["宋的"]
    assert shown(client, list_of(factory, institution=branch.pk)) == ["分馆的"]
    assert shown(client, list_of(factory, q="草稿")) == ["唐的草稿"]
    assert shown(client, list_of(factory, q="S-1")) == ["宋的"]


def test_the_list_finds_what_waits_for_review(db, client):
    waiting, _other = ObjectFactory(title="送审", live=False), ObjectFactory()
    waiting.save_revision()
    waiting.get_workflow().start(waiting, curator("museum"))
    client.force_login(reviewer("museum"))
    assert shown(client, list_of(ObjectFactory, state="review")) == ["送审"]


def test_a_filter_of_the_own_kind(db, client):
    ObjectFactory(title="一级", grade="1")
    ObjectFactory(title="二级", grade="2")
    client.force_login(curator("museum"))
    assert shown(client, list_of(ObjectFactory, grade="1")) == ["一级"]


@pytest.mark.parametrize("factory", FACTORIES)
def test_each_filter_has_a_chinese_name_of_its_own(db, client, factory):
    client.force_login(AdministratorFactory())
    factory()
    filters = client.get(list_of(factory)).context["filters"].form.fields
    names = [str(field.label) for field in filters.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if name.isascii() or "contains" in name] == []


def test_the_menu_of_a_curator_has_the_own_venue_only(db, client):
    client.force_login(curator("museum"))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert list_of(ObjectFactory).rstrip("?") in html
    assert [model for model in FACTORIES if list_of(model).rstrip("?") in html] == [ObjectFactory]


def test_the_home_page_counts_what_the_curator_keeps(db, client):
    ObjectFactory()
    ObjectFactory(live=False)
    ObjectFactory(institution=InstitutionFactory())
    client.force_login(curator("museum"))
    panel = next(p for p in client.get(reverse("wagtailadmin_home")).context["panels"] if p.name == "venue_desk")
    (collection,) = panel.get_context_data({})["collections"]
    assert (collection.records, collection.drafts, collection.changed, collection.reviews) == (2, 1, 0, 0)


def test_a_chooser_offers_the_own_records_and_everybodys_published_ones(db, client):
    elsewhere = InstitutionFactory()
    ObjectFactory(title="自己的草稿", live=False)
    ObjectFactory(title="别处公开的", institution=elsewhere)
    ObjectFactory(title="别处的草稿", institution=elsewhere, live=False)
    client.force_login(curator("museum"))
    choose = reverse(ObjectFactory._meta.model.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    html = client.get(choose).content.decode()
    titles = ("自己的草稿", "别处公开的", "别处的草稿")
    assert [title for title in titles if title in html] == ["自己的草稿", "别处公开的"]
    assert "自己的草稿" not in client.get(f"{choose}?q=别处").content.decode()


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize(
    ("ordering", "index"), [("_updated_at", "updated"), ("identifier", "numbered"), ("title", "titled")]
)
@pytest.mark.parametrize("way", ["", "-"])
def test_a_sorted_list_reads_its_index(db, factory, ordering, index, way):
    model = factory._meta.model
    view = RecordIndexView(model=model)
    view.ordering = way + ordering
    ordered = view.order_queryset(model.objects.all())[:25]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # which prefers to look through a small table
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        plan = ordered.explain()
    assert f"{model._meta.model_name}_{index}" in plan
    assert "TEMP B-TREE" not in plan


def test_a_draft_brings_its_record_to_the_top(db, client):
    client.force_login(AdministratorFactory())
    older, newer = ObjectFactory(title="先改的"), ObjectFactory(title="后改的")
    Object.objects.update(updated_at=timezone.now() - timedelta(days=1))
    rows = client.get(list_of(ObjectFactory, ordering="-_updated_at")).context["object_list"]
    assert list(rows) == [newer, older]
    older.save_revision()
    rows = client.get(list_of(ObjectFactory, ordering="-_updated_at")).context["object_list"]
    assert list(rows) == [older, newer]


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_form_shows_the_date_as_it_was_read(db, client, factory):
    client.force_login(AdministratorFactory())
    record = factory(date_text="清", year_from=1644, year_to=1911, date_edtf="1644/1911")
    page = client.get(reverse(factory._meta.model.snippet_viewset.get_url_name("edit"), args=[record.pk]))
    assert "1644/1911" in page.content.decode()
    assert "date_edtf" not in page.context["form"].fields
