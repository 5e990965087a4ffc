"""The search in the admin: what a form refuses, what its preview shows, what the reports tell, and to whom."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from search import labels, names, vocabulary
from search.models import Document
from search.staff import access
from search.staff.comparing import compared, ndcg
from search.staff.figures import ASKED, EMPTY, PARTIAL, UNCLICKED, lines, span_of, totals
from search.staff.forms import SynonymForm
from search.tending import rules
from search.tending.models import AskedQuery, JudgedQuery, Promotion, StopPhrase, SynonymGroup
from tests.factories.accounts import AdministratorFactory, UserFactory, curator, reviewer

from .app.models import Thing

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def heard(monkeypatch):
    monkeypatch.setattr(names, "_providers", [vocabulary.equal_names])
    rules.forget()
    yield
    rules._end()
    rules.forget()


@pytest.fixture
def administrator(client):
    client.force_login(AdministratorFactory())
    return client


def add(title: str, live: bool = True, **data) -> str:
    Thing.objects.create(title=title, live=live, data=data)
    return Document.objects.get(title=title).resource_id if live else ""


def asked(text: str, times: int = 1, venue: str = "", days: int = 0, **figures) -> AskedQuery:
    return AskedQuery.objects.create(
        day=TODAY() - timedelta(days=days), text=text, venue=venue, language="zh-hans", engine="database", asked=times,
        **figures,
    )  # fmt: skip


def rows_of(name: str, values: list[dict]) -> dict:
    """A formset as a browser sends it."""
    found = {f"{name}-TOTAL_FORMS": len(values), f"{name}-INITIAL_FORMS": 0, f"{name}-MIN_NUM_FORMS": 0}
    found |= {f"{name}-MAX_NUM_FORMS": 1000}
    for number, value in enumerate(values):
        row = {"id": "", "ORDER": number + 1, "DELETE": "", **value}
        found |= {f"{name}-{number}-{field}": one for field, one in row.items()}
    return found


def promotion_data(words: str, *ids: str, **more) -> dict:
    return {"words": words, "active": "on", **more, **rows_of("resources", [{"resource_id": name} for name in ids])}


def refused(client, name: str, data: dict) -> str:
    """What is said of a form that must not be saved."""
    response = client.post(reverse(f"{name}:add"), data)
    assert response.status_code == 200, "it was saved"
    return response.content.decode()


def test_a_group_is_saved_one_word_a_line(administrator):
    data = {"kind": "equal", "words": "甲骨文、卜辞， 甲骨文", "active": "on"}
    assert administrator.post(reverse("search_synonyms:add"), data).status_code == 302
    assert SynonymGroup.objects.get().words == "甲骨文\n卜辞"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"words": "甲骨文"}, "至少要两个不同的词"),
        ({"words": "甲骨文\n骨"}, "“骨”只有一个字"),
        ({"words": "甲骨文\n，。\n——"}, "里没有字"),
        ({"words": "甲骨文\n影青器物"}, "“影青器物”已经在另一组里（影青器物、青白瓷器物）"),
        ({"words": "甲骨文\n影青噐物"}, "已经在另一组里"),
        ({"words": "甲骨文\n劳驾"}, "“劳驾”是虚词"),
        ({"words": "\n".join(f"词语{n}号" for n in range(13))}, "一组最多 12 个词，现在有 13 个"),
        ({"words": "甲骨文\n" + "长" * 41}, "太长；一个词最多 40 个字"),
        ({"kind": "narrower", "words": "甲骨文"}, "要写上位词"),
        ({"kind": "narrower", "broader": "甲骨文", "words": "甲骨文"}, "不能既是上位词又是下位词"),
        ({"kind": "narrower", "broader": "出土文献", "words": "甲骨文"}, "“出土文献”已经有一组下位词"),
    ],
)
def test_a_group_that_would_harm_is_refused_in_words(data, said):
    SynonymGroup.objects.create(words="影青器物\n青白瓷器物")
    SynonymGroup.objects.create(kind="narrower", broader="出土文献", words="简牍帛书")
    StopPhrase.objects.create(phrase="劳驾")
    from search.staff.viewsets import SynonymViewSet

    form_class = SynonymViewSet().get_edit_handler().get_form_class()
    assert issubclass(form_class, SynonymForm)
    form = form_class({"kind": "equal", "active": "on", **data})
    assert not form.is_valid()
    assert said in " ".join(str(message) for messages in form.errors.values() for message in messages)


def test_a_group_may_be_saved_again_under_its_own_words(administrator):
    group = SynonymGroup.objects.create(words="影青器物\n青白瓷器物")
    data = {"kind": "equal", "words": "影青器物\n青白瓷器物\n青白釉器物", "active": "on"}
    assert administrator.post(reverse("search_synonyms:edit", args=[group.pk]), data).status_code == 302


def test_a_phrase_that_means_something_is_refused(administrator):
    add("示例湘绣", subjects=["湘绣针法"])
    asked("赶集去处", times=3)
    for phrase, said in (
        ("湘绣针法", "是词表或编目里的词"),
        ("示例湘绣", "有一项公开内容就叫“示例湘绣”"),
        ("赶集去处", "有 3 次检索就是“赶集去处”"),
        ("去处", ""),
        ("去 处", "“去处”已经是虚词"),
    ):
        response = administrator.post(reverse("search_stops:add"), {"phrase": phrase, "active": "on"})
        assert (said in response.content.decode(), response.status_code) == (True, 200 if said else 302)


def test_a_phrase_that_empties_a_question_with_another_phrase_is_refused(administrator):
    StopPhrase.objects.create(phrase="劳驾")
    asked("劳驾赶集", times=5)
    assert "有 5 次检索就是“劳驾赶集”" in refused(administrator, "search_stops", {"phrase": "赶集", "active": "on"})


def test_what_is_not_public_is_not_recommended(administrator):
    public = add("示例公开瓶")
    hidden = add("示例未公开瓶")
    Document.objects.filter(resource_id=hidden).update(visible_until=0)
    said = refused(administrator, "search_promotions", promotion_data("青花", public, hidden))
    assert "“示例未公开瓶”现在没有公开" in said
    assert "请至少选一项" in refused(administrator, "search_promotions", promotion_data("青花"))
    assert "有一项选了两次" in refused(administrator, "search_promotions", promotion_data("青花", public, public))


def test_a_word_has_one_recommendation_at_a_time(administrator):
    public, today = add("示例公开瓶"), TODAY()
    first = promotion_data("青花\n剪纸", public, ends=today.isoformat())
    assert administrator.post(reverse("search_promotions:add"), first).status_code == 302
    assert "“剪紙”在同一时间已有另一条推荐" in refused(
        administrator, "search_promotions", promotion_data("剪紙", public)
    )
    later = promotion_data("剪纸", public, starts=(today + timedelta(days=1)).isoformat())
    assert administrator.post(reverse("search_promotions:add"), later).status_code == 302
    assert [row.resource_id for row in Promotion.objects.first().resources.all()] == [public]
    wrong = promotion_data("年画", public, starts=today.isoformat(), ends=(today - timedelta(days=1)).isoformat())
    assert "结束日期不能早于开始日期" in refused(administrator, "search_promotions", wrong)


def test_the_preview_shows_what_is_gained_and_saves_nothing(administrator):
    add("示例甲骨文拓片")
    asked("卜辞龟版", times=4)
    response = administrator.post(
        reverse("search_synonyms:preview"), {"kind": "equal", "words": "卜辞龟版\n甲骨文", "active": "on"}
    )
    html = response.content.decode()
    assert "最近三十天有 1 种检索会受影响" in html
    assert "结果 0 → 1" in html
    assert "示例甲骨文拓片" in html
    assert not SynonymGroup.objects.exists()


def test_a_preview_of_a_faulty_form_says_what_is_wrong(administrator):
    html = administrator.post(reverse("search_synonyms:preview"), {"kind": "equal", "words": "甲骨文"}).content.decode()
    assert "至少要两个不同的词" in html


def test_switching_off_shows_what_is_lost(administrator):
    add("示例甲骨文拓片")
    asked("卜辞龟版")
    group = SynonymGroup.objects.create(words="卜辞龟版\n甲骨文")
    group.active = False
    (outcome,) = compared(group).recent
    assert ([row[1] for row in outcome.lost], outcome.gained) == (["示例甲骨文拓片"], [])


def test_a_recommendation_moves_what_was_found_and_scores_the_judged():
    for number in range(3):
        add(f"示例青花瓶{number}")
    ids = {row.title: row.resource_id for row in Document.objects.all()}
    judged = JudgedQuery(query="青花")
    before = [row[0] for row in compared(Promotion(words="青花"), []).own[0].before.rows]
    last = before[-1]
    judged.judgements.create(resource_id=last, grade=3)
    judged.save()
    (outcome,) = compared(Promotion(words="青花"), [last]).judged
    assert [(move.before, move.after) for move in outcome.moved][0] == (3, 1)
    assert (outcome.ndcg_before, outcome.ndcg_after) == (0.5, 1.0)
    assert last in ids.values()
    assert ndcg(outcome.after, {}) == 0.0


def test_judging_begins_with_what_the_search_finds_and_keeps_what_was_graded(administrator):
    first, second = add("示例青花瓶甲"), add("示例青花瓶乙")
    html = administrator.get(reverse("search_judged:add"), {"query": "青花"}).content.decode()
    assert first in html
    assert second in html
    rows = [{"resource_id": first, "grade": "3"}, {"resource_id": second, "grade": ""}]
    data = {"query": "青花", **rows_of("judgements", rows)}
    data["judgements-INITIAL_FORMS"] = 2
    assert administrator.post(reverse("search_judged:add"), data).status_code == 302
    assert [(row.resource_id, row.grade) for row in JudgedQuery.objects.get().judgements.all()] == [(first, 3)]
    there = reverse("search_judged:edit", args=[JudgedQuery.objects.get().pk])
    assert administrator.get(reverse("search_judged:add"), {"query": "青花"}).url == there
    assert "“青花”已经有评判用例" in refused(administrator, "search_judged", data)
    rows[0]["grade"] = ""
    again = {"query": "剪纸", **rows_of("judgements", rows)}
    assert "请至少给一项结果评分" in refused(administrator, "search_judged", again)


def test_a_resource_is_chosen_from_a_search_of_what_is_public(administrator):
    name = add("示例青花瓶")
    hidden = Document.objects.get(resource_id=add("示例青花罐"))
    Document.objects.filter(pk=hidden.pk).update(visible_until=0)
    html = administrator.get(reverse("search_resources:choose_results"), {"q": "青花"}).content.decode()
    assert ("示例青花瓶" in html, "示例青花罐" in html) == (True, False)
    chosen = administrator.get(reverse("search_resources:chosen", args=[Document.objects.get(resource_id=name).pk]))
    assert chosen.json()["result"]["id"] == name
    assert administrator.get(reverse("search_resources:chosen", args=[hidden.pk])).status_code == 404


@pytest.fixture
def log():
    asked("青花", times=5, clicked=2, results=9)
    asked("青花", times=2, venue="museum", days=1, results=4)
    asked("恐龙", times=3, venue="museum", empty=3)
    asked("示例无此物", times=2, venue="library", partial=2, results=40)
    asked("很久以前", times=9, days=40)


@pytest.mark.parametrize(
    ("report", "texts"),
    [
        (ASKED, ["青花", "恐龙", "示例无此物"]),
        (EMPTY, ["恐龙"]),
        (PARTIAL, ["示例无此物"]),
        (UNCLICKED, ["示例无此物"]),
    ],
)
def test_reports_count_by_text(log, report, texts):
    span = span_of({"report": report}, None)
    assert [row["text"] for row in lines(span, None)] == texts
    assert totals(span, None) == {"times": 12, "texts": 3, "without": 3, "clicks": 2}


def test_a_report_is_of_one_venue_and_a_span_of_days(log):
    assert [row["times"] for row in lines(span_of({"venue": "museum"}, None), None)] == [3, 2]
    assert [row["text"] for row in lines(span_of({"venue": "-"}, None), None)] == ["青花"]
    first = (TODAY() - timedelta(days=45)).isoformat()
    assert "很久以前" in [row["text"] for row in lines(span_of({"from": first}, None), None)]
    span = span_of({"from": "nonsense", "until": "2026-13-45", "report": "x", "venue": "library"}, {"museum"})
    assert (span.report, span.venue, span.last) == (ASKED, "", TODAY())


def test_a_reviewer_sees_the_own_venue_only(client, log):
    client.force_login(reviewer("museum"))
    html = client.get(reverse("search_reports:index"), {"venue": "library"}).content.decode()
    assert ("恐龙" in html, "示例无此物" in html) == (True, False)
    assert "search/synonyms/new" not in html
    lines_of_file = b"".join(client.get(reverse("search_reports:csv")).streaming_content).decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(lines_of_file))][1:] == ["恐龙", "青花"]
    client.force_login(curator("museum"))
    assert client.get(reverse("search_reports:index")).status_code == 302


def test_whoever_tends_the_search_sees_the_city_and_edits(client, log):
    client.force_login(UserFactory(groups=["search"]))
    html = client.get(reverse("search_reports:index")).content.decode()
    assert all(text in html for text in ("青花", "恐龙", "示例无此物"))
    assert "search/synonyms/new/?words=%E9%9D%92%E8%8A%B1" in html
    assert client.get(reverse("search_synonyms:add")).status_code == 200


def test_nobody_sees_a_report_without_an_institution(monkeypatch):
    monkeypatch.setattr(access, "_providers", [])
    assert access.venues_of(reviewer("museum")) == set()
    assert access.venues_of(AdministratorFactory()) is None


def test_an_empty_report_says_so(administrator):
    assert "这段时间没有这样的检索" in administrator.get(reverse("search_reports:index")).content.decode()


def test_a_file_holds_no_formula(administrator):
    for text in ("=1+1", "@sum", "+86", "-1", "青花"):
        asked(text)
    body = b"".join(administrator.get(reverse("search_reports:csv")).streaming_content).decode("utf-8-sig")
    assert sorted(row[0] for row in csv.reader(io.StringIO(body)))[:4] == sorted(["'=1+1", "'@sum", "'+86", "'-1"])


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_report_do_not_grow(administrator, django_assert_max_num_queries, rows):
    for number in range(rows):
        asked(f"青花{number}", venue="museum")
    administrator.get(reverse("search_reports:index"))
    with django_assert_max_num_queries(12):
        administrator.get(reverse("search_reports:index"))


def test_the_filter_names_the_venues(administrator, monkeypatch, log):
    monkeypatch.setitem(labels._providers, "venue", lambda values: {"museum": "示例博物馆"})
    assert "示例博物馆" in administrator.get(reverse("search_reports:index")).content.decode()


def test_judged_queries_are_loaded_by_title_and_stay_as_judged(tmp_path, capsys):
    name = add("示例青花瓶")
    file = tmp_path / "judged.json"
    file.write_text('[{"query": "青花", "results": {"示例青花瓶": 3, "没有这件": 2}}]', encoding="utf-8")
    call_command("load_judged", str(file))
    assert "made 1, kept 0, unknown results 1" in capsys.readouterr().out
    judged = JudgedQuery.objects.get()
    assert [(row.resource_id, row.grade) for row in judged.judgements.all()] == [(name, 3)]
    judged.judgements.update(grade=1)
    call_command("load_judged", str(file))
    assert judged.judgements.get().grade == 1
    call_command("load_judged", str(file), "--replace")
    assert [row.grade for row in JudgedQuery.objects.get().judgements.all()] == [3]


@pytest.mark.parametrize("text", ["", "[1]", '[{"query": "青花"}]', '[{"query": "青花", "results": {"瓶": 9}}]'])
def test_a_file_of_another_shape_is_refused(tmp_path, text):
    file = tmp_path / "judged.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="holds no judged queries"):
        call_command("load_judged", str(file))
    assert not JudgedQuery.objects.exists()


def test_the_log_is_purged_by_command(settings, capsys):
    settings.SEARCH_LOG_DAYS = 30
    asked("很久以前", days=40)
    call_command("purge_search_log")
    assert "deleted 1 rows older than 30 days" in capsys.readouterr().out
