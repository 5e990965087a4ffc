"""Corpora of texts: full text, authors as written, the folder as the whole."""

import json
import zipfile

import pytest

from library.ingest.texts import convert
from library.models import Work
from platform_site.exchange.mapping.mapping import choose_mapping
from platform_site.exchange.models import Refusal
from platform_site.exchange.profiles import get_profile
from platform_site.exchange.readers import Source, read_rows
from tests.data import data_file

POEM = {"title": "静夜思", "author": "（唐）李白", "paragraphs": ["床前明月光，", "疑是地上霜。"], "tags": ["思乡"]}
LYRIC = {"rhythmic": "浣溪沙", "author": "晏殊", "paragraphs": ["一曲新词酒一杯。", "去年天气旧亭台。"]}
SAYING = {"content": "读经宜冬，其神专也。", "comment": ["某人曰：然。"]}
PRIMER = {
    "title": "示例蒙求",
    "author": "佚名",
    "abstract": "蒙学读物。",
    "content": [
        {"chapter": "上", "paragraphs": ["甲乙"]},
        {"title": "下", "content": [{"chapter": "一", "paragraphs": ["丙"]}]},
    ],
}


@pytest.fixture
def corpus(tmp_path):
    def write(members, name="corpus.zip"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                text = content if isinstance(content, bytes | str) else json.dumps(content, ensure_ascii=False)
                archive.writestr(member, text)
        return path

    return write


def test_a_folder_is_the_whole_of_its_texts(ingest, corpus):
    path = corpus({"诗/a.json": [POEM, SAYING], "诗/b.json": [LYRIC], "蒙学/c.json": PRIMER, "LICENSE": "MIT"})
    summary = ingest("library.texts", path)
    assert (summary["read"], summary["new"], summary["refused"]) == (6, 6, 0)
    whole = Work.objects.get(identifier="诗")
    parts = list(Work.objects.filter(part_of=whole).order_by("part_order").values_list("identifier", "title", "body"))
    assert parts == [
        ("诗/a#1", "静夜思", "床前明月光，\n疑是地上霜。"),
        ("诗/a#2", "读经宜冬", "读经宜冬，其神专也。\n某人曰：然。"),
        ("诗/b#1", "浣溪沙（一曲新词酒一杯）", "一曲新词酒一杯。\n去年天气旧亭台。"),
    ]
    poem = Work.objects.get(identifier="诗/a#1")
    assert ([maker.name for maker in poem.contributions.all()], poem.subjects) == (["李白"], ["思乡"])
    assert {maker.agent_id for maker in poem.contributions.all()} == {None}
    primer = Work.objects.get(identifier="蒙学/c#1")
    assert (primer.body, primer.contents, primer.description) == ("上\n甲乙\n下\n一\n丙", "上\n下\n一", "蒙学读物。")
    assert not primer.contributions.exists()
    assert ingest("library.texts", path)["unchanged"] == 6


def test_what_is_no_text_is_told_once_for_its_file(ingest, corpus):
    lives = [{"name": "某", "desc": "生平"}] * 3
    path = corpus({"诗/a.json": [POEM], "诗/authors.json": lives, "诗/broken.json": b'[{"title": "x"'})
    summary = ingest("library.texts", path)
    assert (summary["new"], summary["refused"]) == (2, 2)
    assert list(Refusal.objects.values_list("field", flat=True)) == ["诗/authors.json", "诗/broken.json"]


def test_one_json_file_needs_no_archive(ingest, tmp_path):
    path = tmp_path / "poems.json"
    path.write_text(json.dumps([POEM, LYRIC], ensure_ascii=False), encoding="utf-8")
    assert ingest("library.texts", path)["new"] == 2
    assert Work.objects.get(identifier="poems#1").part_of is None


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"../a.json": [POEM]}, "不安全的文件名"),
        ({"/etc/a.json": [POEM]}, "不安全的文件名"),
        ({"a.txt": "文", "b.txt": "字"}, "没有 JSON 文件"),
        ({"a.json": "[" + " " * (80 << 20) + "]", "b.json": "[]"}, "过大"),
    ],
)
def test_archives_that_are_refused(refused, corpus, members, said):
    assert said in refused("library.texts", corpus(members))
    assert Work.objects.count() == 0


def test_a_damaged_archive_and_another_kind_of_file(refused, corpus, tmp_path):
    path = corpus({"a.json": [POEM], "b.json": [POEM]})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "不完整或已损坏" in refused("library.texts", path)
    other = tmp_path / "a.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "不是 JSON" in refused("library.texts", other)


def test_every_poem_is_read():
    profile = get_profile("library.texts")
    rows = list(read_rows(Source(data_file("library/chinese_poetry.zip")), profile.reads))
    mapping = choose_mapping(profile, [row.data() for row in rows[:20]], "chinese_poetry.zip")
    texts = [row for row in rows if row.problem is None]
    found = [convert(row.data(), mapping) for row in texts]
    assert (len(rows), len(texts)) == (33_687, 33_686)
    assert len({profile.identify(row, mapping) for row in texts}) == 33_686
    assert sum("part_of" not in text for text in found) == 9
    assert all(text["title"] for text in found)


def test_the_canon_of_cbeta_is_a_whole_with_its_works(ingest):
    canon = ingest("library.texts", data_file("library/dila_cbeta_catalog.zip"), apply=False)
    assert (canon["read"], canon["new"], canon["refused"]) == (5_090, 5_090, 0)
