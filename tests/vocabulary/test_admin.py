"""Authorities in the admin: what stands under each, what is unused, merging from the list and taking it back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from platform_site.vocabulary.identifiers import check, has_isni_check, tidy
from platform_site.vocabulary.models import Agent, AgentIdentifier, Merge
from tests.admin.forms import filled_in
from tests.factories.accounts import AdministratorFactory, curator
from tests.factories.records import ObjectFactory
from tests.factories.vocabulary import AgentFactory, InstitutionFactory, PeriodFactory

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_vocabulary_agent:list"


@pytest.fixture
def admin(client):
    client.force_login(AdministratorFactory())
    return client


def used_agent(label, number=1):
    agent = AgentFactory(label=label)
    for _n in range(number):
        ObjectFactory(contributions=[label]).contributions.update(agent=agent)
    return agent


def test_the_list_counts_what_stands_under_each_in_as_many_queries(admin):
    counts = []
    for number in (1, 15):
        for n in range(number):
            used_agent(f"示例列表{number}-{n}", 2)
        admin.get(reverse(LIST), {"q": "示例列表"})
        with CaptureQueriesContext(connection) as queries:
            page = admin.get(reverse(LIST), {"q": "示例列表"})
        counts.append(len(queries))
        assert [row.usage for row in page.context["object_list"]] == [2] * (number if number == 1 else 16)
    assert counts[0] == counts[1]


def test_the_unused_are_found_and_a_number_finds_its_agent(admin):
    used_agent("示例甲")
    unused = AgentFactory(label="示例乙", names=["示例别名", "示例别号"])
    AgentIdentifier.objects.create(agent=unused, scheme="ulan", value="500999999")
    found = admin.get(reverse(LIST), {"q": "示例", "usage": "unused"}).context["object_list"]
    assert [row.pk for row in found] == [unused.pk]
    assert [row.pk for row in admin.get(reverse(LIST), {"q": "500999999"}).context["object_list"]] == [unused.pk]


def test_the_form_of_an_agent_does_not_say_that_nothing_uses_it(admin):
    agent = used_agent("示例甲")
    assert "已使用0次" not in admin.get(reverse("wagtailsnippets_vocabulary_agent:edit", args=[agent.pk])).text


def test_what_is_in_use_is_not_deleted(admin):
    agent, period, branch = used_agent("示例甲"), PeriodFactory(), InstitutionFactory(venue="museum")
    record = ObjectFactory(period=period, institution=branch)
    for row in (agent, period, branch):
        viewset = row.snippet_viewset
        answer = admin.post(reverse(viewset.get_url_name("delete"), args=[row.pk]), follow=True)
        assert f"“{row.label}”" in answer.text
        assert "不能删除" in answer.text
        many = reverse("wagtail_bulk_action", args=["vocabulary", type(row)._meta.model_name, "delete"])
        assert "不能删除" in admin.post(f"{many}?id={row.pk}", follow=True).text
        assert type(row).objects.filter(pk=row.pk).exists()
    record.delete()
    admin.post(reverse(period.snippet_viewset.get_url_name("delete"), args=[period.pk]))
    assert not type(period).objects.filter(pk=period.pk).exists()


@pytest.mark.parametrize("kind", ["agent", "period"])
def test_the_columns_of_years_have_chinese_names(admin, kind):
    columns = admin.get(reverse(f"wagtailsnippets_vocabulary_{kind}:list")).context["table"].columns.values()
    assert [str(column.label) for column in columns if "year" in column.name and str(column.label).isascii()] == []


def test_a_new_agent_gets_its_code_from_its_name(admin):
    AgentFactory(label="齐白石", code="qibaishi")
    add = reverse("wagtailsnippets_vocabulary_agent:add")
    form = filled_in(admin, add, label="齐白石")
    assert admin.post(add, form.dict()).status_code == 302
    assert Agent.objects.latest("pk").code == "qibaishi-2"


def test_years_before_the_common_era_are_written_as_people_do(admin):
    AgentFactory(label="示例古人", birth_year=-550, death_year=-478)
    page = html.fromstring(admin.get(reverse(LIST), {"q": "示例古人"}).content.decode())
    cells = [cell.text_content().strip() for cell in page.xpath("//table//td")]
    assert cells[-3:] == ["前 551", "前 479", "0"]


def test_merging_from_the_list_and_back(admin):
    kept, other = used_agent("示例甲", 2), used_agent("示例乙")
    address = reverse("wagtail_bulk_action", args=["vocabulary", "agent", "merge"])
    address += f"?id={kept.pk}&id={other.pk}&next={reverse(LIST)}"
    page = admin.get(address).content.decode()
    assert "将移动的关联" in page
    assert f'value="{kept.pk}"' in page
    answer = admin.post(address, {"kept": kept.pk}, follow=True)
    assert "已合并 1 个条目，移动 1 处关联" in answer.content.decode()
    entry = Merge.objects.get()
    assert "示例乙" in admin.get(reverse("authority_merges:index")).content.decode()
    admin.post(reverse("authority_merges:undo", args=[entry.pk]))
    assert Agent.objects.filter(pk=other.pk).exists()


def test_a_curator_without_the_right_merges_nothing(client):
    kept, other = AgentFactory(), AgentFactory()
    client.force_login(curator("museum"))
    address = reverse("wagtail_bulk_action", args=["vocabulary", "agent", "merge"]) + f"?id={kept.pk}&id={other.pk}"
    assert "没有修改规范条目的权限" in client.get(address).content.decode()
    client.post(address, {"kept": kept.pk})
    assert Agent.objects.filter(pk=other.pk).exists()


def test_one_alone_is_not_merged(admin):
    agent = AgentFactory()
    address = reverse("wagtail_bulk_action", args=["vocabulary", "agent", "merge"]) + f"?id={agent.pk}"
    assert "至少选择两个" in admin.get(address).content.decode()


@pytest.mark.parametrize(
    ("scheme", "right", "wrong"),
    [
        ("ulan", "500115983", "Q1"),
        ("viaf", "36950012", "036950012"),
        ("wikidata", "Q214867", "q214867"),
        ("isni", "0000000121032683", "0000000121032684"),
        ("aat", "300010900", "200010900"),
        ("tgn", "7001758", "x"),
        ("url", "https://example.org/a", "ftp://example.org"),
        ("nobody", None, "1"),
    ],
)
def test_an_identifier_is_checked(scheme, right, wrong):
    if right:
        check(scheme, right)
    with pytest.raises(ValidationError):
        check(scheme, wrong)


def test_a_pasted_address_is_tidied():
    assert tidy("ulan", " http://vocab.getty.edu/ulan/500115983 ") == "500115983"
    assert tidy("isni", "0000 0001 2103 2683") == "0000000121032683"
    assert has_isni_check("0000000121032683")
