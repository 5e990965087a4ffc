"""The collections of institutions that nobody here wrote: heads of the large files, and their counts in full."""

import pytest

from art_gallery.models import Artwork
from museum.models import Object
from tests.data import data_file

SLOW_FILES = [
    ("library.marc21", "library/loc_books_sample.mrc.gz", {"read": 15806, "new": 15806, "refused": 0}),
    ("museum.table", "museum/cmoa_objects.jsonl.gz", {"read": 28258, "new": 28254, "refused": 4}),
    ("gallery.table", "art_gallery/chinese_paintings_labels.csv", {"read": 10166, "new": 10166, "refused": 0}),
    ("gallery.table", "art_gallery/tate_artworks.jsonl.gz", {"read": 36155, "new": 36155, "refused": 0}),
]


@pytest.mark.once
@pytest.mark.parametrize(("profile", "path", "expected"), SLOW_FILES)
def test_the_whole_file_is_read_and_planned(ingest, profile, path, expected):
    summary = ingest(profile, data_file(path), apply=False)
    assert {key: summary[key] for key in expected} == expected


def test_objects_of_carnegie(ingest, head):
    path = head(data_file("museum/cmoa_objects.jsonl.gz"), 300)
    summary = ingest("museum.table", path)
    assert (summary["read"], summary["new"]) == (300, 300)
    record = Object.objects.get(identifier="79.66.115")
    assert (record.title, record.year_from, record.year_to) == ("Textile fragment", 1855, 1865)
    assert (record.holder, record.extent) == ("Carnegie Museum of Art, Pittsburgh", "H 13.0 in × W 5.875 in")
    assert list(record.contributions.values_list("name", flat=True)) == ["unknown Austrian"]
    again = ingest("museum.table", path)
    assert (again["unchanged"], again["new"], again["changed"]) == (300, 0, 0)


def test_artworks_of_tate(ingest, head):
    assert ingest("gallery.table", head(data_file("art_gallery/tate_artworks.jsonl.gz"), 200))["new"] == 200
    record = Artwork.objects.get(identifier="A00001")
    assert record.title.startswith("A Figure Bowing before a Seated Old Man")
    assert (record.holder, record.year_from, record.date_text) == ("Tate", None, "date not known")
    assert {"people", "kneeling"} <= set(record.subjects)
    maker = record.contributions.get()
    assert (maker.name, maker.role, maker.romanised) == ("Robert Blake", "", "Blake, Robert")


@pytest.mark.parametrize(
    ("identifier", "title", "period", "extent", "medium", "holder"),
    [
        ("100011", "容膝斋图轴", "元", "74.7×35.5 cm", "纸本", None),
        ("100004", "人物图（无题）", "元", "", "", None),
        ("100005", "张果见明皇图", "元", "41.5×107.3 cm", "绢本", "故宫博物院"),
        ("100013", "江渚风林图轴", "元", "59.1×31.1 cm", "", "大都会艺术博物馆"),
        ("100016", "紫芝山房图轴", "元", "80.5×34.8 cm", "", "国立故宫博物院（台北）"),
    ],
)
def test_a_title_out_of_a_file_name(ingest, tmp_path, identifier, title, period, extent, medium, holder):
    lines = data_file("art_gallery/chinese_paintings_labels.csv").read_text(encoding="utf-8-sig").splitlines()
    wanted = next(line for line in lines if line.startswith(identifier))
    path = tmp_path / "labels.csv"
    path.write_text("\n".join([lines[0], wanted]), encoding="utf-8")
    assert ingest("gallery.table", path)["new"] == 1
    record = Artwork.objects.get()
    assert (record.title, record.period.label, record.extent, record.medium) == (title, period, extent, medium)
    assert record.holder == (holder or "收藏者未注明（OpenSkywork ChineseClassic 标注）")
