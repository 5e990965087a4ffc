"""What is kept for the staff leaves no trace in any public page, list, search, suggestion, interface or table."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.db import connection, models
from django.urls import reverse
from modelcluster.models import get_all_child_relations

from platform_site.exchange.export.registry import formats_of
from platform_site.exchange.export.running import exported
from platform_site.records.models import Ark, SourceRow
from platform_site.records.scope import record_models
from platform_site.vocabulary.models import GroupInstitution
from search.models import Card, Document
from tests.factories.accounts import AdministratorFactory, UserFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import institution_of

pytestmark = pytest.mark.django_db
SECRET = "绝密仓库甲字"
TITLE = "示例陶俑"


@pytest.fixture
def homes():
    cache.clear()
    return venue_homes()


def secrets_of(model) -> dict[str, str]:
    """A value for every staff-only field; a choice cannot be made up, its label is the secret then."""
    values = {}
    for name in getattr(model, "staff_only", ()):
        field = model._meta.get_field(name)
        assert isinstance(field, models.CharField | models.TextField), name
        values[name] = field.choices[-1][0] if field.choices else f"{SECRET}{name}"
    return values


def record_of(model):
    """A published record whose staff-only fields, and those of its child rows, are all filled in."""
    venue = model._meta.app_config.slug
    record = model(institution=institution_of(venue), identifier="密-1", title=TITLE, live=True, **secrets_of(model))
    record.save()
    for relation in get_all_child_relations(model):
        child = relation.related_model
        if getattr(child, "staff_only", ()):
            child.objects.create(**{relation.field.name: record, "name": "示例人", **secrets_of(child)})
    record.save_revision().publish()
    source = SourceRow(institution=record.institution, profile="test", identifier="密-1", media_type="text/csv")
    source.record, source.payload, source.checksum = Ark.objects.get(ark=record.ark), f"{SECRET}来源列".encode(), "0"
    source.save()
    return record


def words_of(model) -> list[str]:
    labels = [
        str(dict(field.flatchoices)[value])
        for name, value in secrets_of(model).items()
        if (field := model._meta.get_field(name)).choices
    ]
    return [SECRET, *labels]


def public_answers(client, record, homes) -> dict[str, str]:
    home = homes[record.venue.slug]
    addresses = [
        record.get_absolute_url(),
        record.permanent_url,
        f"{record.permanent_url}.json",
        home.url,
        home.get_children().first().url,
        f"{home.get_children().first().url}?view=grid",
        f"{reverse('search:search')}?q={TITLE}",
        f"{reverse('search:search')}?q={SECRET}",
        f"/api/v1/search?q={TITLE}",
        f"/api/v1/search?q={SECRET}",
        f"/api/v1/suggest?q={SECRET[:2]}",
        f"/api/v1/records/{record.ark}",
    ]
    answers = {}
    for address in addresses:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        answers[address] = answer.content.decode()
    return answers


def test_every_record_model_keeps_something_for_the_staff():
    assert all(len(model.staff_only) >= 5 for model in record_models())


@pytest.mark.parametrize("model", record_models(), ids=lambda model: model._meta.label)
def test_no_public_answer_tells_it(client, homes, model):
    record = record_of(model)
    for address, answer in public_answers(client, record, homes).items():
        echoed = answer.replace(f"q={SECRET}", "").replace(json.dumps(SECRET)[1:-1], SECRET)
        if SECRET in address:
            assert TITLE not in answer, address
            continue
        for words in words_of(model):
            assert words not in echoed, (address, words)


@pytest.mark.parametrize("model", record_models(), ids=lambda model: model._meta.label)
def test_no_export_tells_it(homes, model):
    record_of(model)
    for form in formats_of(model):
        content = b"".join(exported(model.objects.all(), form))
        if content.startswith(b"PK"):
            with ZipFile(BytesIO(content)) as archive:
                content = b"".join(archive.read(name) for name in archive.namelist())
        told = content.decode("utf-8", "replace") + content.decode("gb18030", "replace")
        escaped = json.dumps(SECRET)[1:-1]
        assert [words for words in (*words_of(model), escaped) if words in told] == [], form.key


@pytest.mark.parametrize("model", record_models(), ids=lambda model: model._meta.label)
def test_the_tables_of_the_search_do_not_hold_it(homes, model):
    record = record_of(model)
    document = Document.objects.get(resource_id=record.ark)
    kept = Card.objects.get(pk=document.pk).data + document.title + str(document.sort_key)
    for table in [name for name in connection.introspection.table_names() if name.startswith("search_")]:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += repr(cursor.fetchall())
    assert SECRET not in kept


@pytest.mark.parametrize("model", record_models(), ids=lambda model: model._meta.label)
def test_others_see_neither_form_nor_preview(client, model):
    record = record_of(model)
    client.force_login(UserFactory())
    for name in ("edit", "preview_on_edit", "history"):
        address = reverse(model.snippet_viewset.get_url_name(name), args=[record.pk])
        answer = client.get(address, follow=True)
        assert SECRET not in answer.content.decode(), name


def publisher(record):
    """Somebody who may publish records of the institution and not change them."""
    group = Group.objects.create(name="示例发布组")
    permission = Permission.objects.get(codename=f"publish_{record._meta.model_name}")
    group.permissions.add(permission)
    GroupInstitution.objects.create(group=group, institution=record.institution)
    return UserFactory(groups=[group.name])


@pytest.mark.parametrize("model", record_models(), ids=lambda model: model._meta.label)
def test_the_form_keeps_it_from_whoever_may_not_edit(model):
    record = record_of(model)
    form_class = model.snippet_viewset.get_edit_handler().get_form_class()
    offered = set(form_class(instance=record, for_user=AdministratorFactory()).fields)
    refused = set(form_class(instance=record, for_user=publisher(record)).fields)
    assert offered - refused == offered & set(model.staff_only)
    assert set(model.staff_only) <= offered or model._meta.app_label == "science"
