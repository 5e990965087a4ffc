"""The mapping language, rule by rule: from a row to the fields of a record, with what it warns of and refuses."""

import pytest

from platform_site.exchange.errors import FileRefused, RowRefused
from platform_site.exchange.mapping.mapping import Mapping, mapping_of
from platform_site.exchange.mapping.scope import MappingFault
from platform_site.exchange.profiles import get_profile

ROW = {
    "no": "Ａ－１２",
    "name": "山水图",
    "makers": "王原祁；王翚",
    "role": "画",
    "isbn": "978",
    "shelf": ["K1", "K2"],
    "when": "乾隆三十年",
    "a.b": "dotted",
    "deep": {"list": [{"x": 1}, {"x": 2}]},
    "kind": "纸本",
    "count": "约１，２３４ 件",
    "blank": "",
}


def values(rule, row=ROW, **tables):
    return Mapping({"fields": {"f": rule}, "tables": tables}).fields_of(row)["f"]


def warned(rule, row=ROW, **tables):
    found = Mapping({"fields": {"f": rule}, "tables": tables}).fields_of(row)
    return [(problem.field, problem.value) for problem in found.get("warnings", ())]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("name", ["山水图"]),
        ("blank", []),
        ("nowhere", []),
        ("deep.list.x", [1, 2]),
        ({"column": "a.b"}, ["dotted"]),
        ({"constant": ["x", "y"]}, ["x", "y"]),
        ({"template": "{name}（{kind}）"}, ["山水图（纸本）"]),
        ({"template": "{name}{blank}"}, []),
        ({"first": ["blank", "name"]}, ["山水图"]),
        ({"join": ["name", "blank", "kind"], "with": "·"}, ["山水图·纸本"]),
        ({"all": ["name", "shelf"]}, ["山水图", "K1", "K2"]),
        ({"path": "makers", "then": [{"split": "；"}]}, ["王原祁", "王翚"]),
        ({"path": "makers", "then": [{"split": "；"}, {"join": "、"}]}, ["王原祁、王翚"]),
        ({"path": "no", "then": [{"width": None}, {"case": "lower"}]}, ["a-12"]),
        ({"path": "count", "then": [{"number": None}]}, ["1234"]),
        ({"path": "name", "then": [{"cut": 2}]}, ["山…"]),
        ({"all": ["name", "name"], "then": [{"unique": None}]}, ["山水图"]),
        ({"path": "kind", "then": [{"lookup": {"纸本": "纸"}}]}, ["纸"]),
        ({"path": "kind", "then": [{"lookup": "materials"}]}, ["纸"]),
        ({"path": "name", "then": [{"lookup": {"else": "其他"}}]}, ["其他"]),
        ({"path": "name", "then": [{"without": ["kind"]}, {"extract": "山(.)"}, {"wrap": "[{}]"}]}, ["[水]"]),
    ],
)
def test_a_rule_gives(rule, expected):
    assert values(rule, materials={"纸本": "纸"}) == expected


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"path": "kind"}, True),
        ({"path": "blank"}, False),
        ({"path": "blank", "not": True}, True),
        ({"path": "kind", "matches": "^纸"}, True),
        ({"path": "kind", "equals": "纸"}, False),
        ({"path": "kind", "in": ["绢本", "纸本"]}, True),
        ({"column": "a.b", "equals": "dotted"}, True),
        ({"all": [{"path": "kind"}, {"path": "blank"}]}, False),
        ({"any": [{"path": "kind"}, {"path": "blank"}]}, True),
        ({"any": [{"path": "blank"}], "not": True}, True),
    ],
)
def test_a_rule_speaks_of_the_rows_that_its_condition_holds_of(condition, holds):
    assert values({"path": "name", "when": condition}) == (["山水图"] if holds else [])


def test_a_check_warns_drops_or_refuses():
    def rule(**check):
        return {"path": "shelf", "then": [{"check": check}]}

    assert values(rule(**{"in": ["K1"], "else": "warn"})) == ["K1", "K2"]
    assert values(rule(**{"in": "known", "else": "drop"}), known={"K1": ""}) == ["K1"]
    assert values(rule(matches="2$", **{"else": "drop"})) == ["K2"]
    assert warned(rule(**{"in": ["K1"], "else": "drop"})) == [("f", "K2")]
    with pytest.raises(RowRefused) as caught:
        values(rule(**{"in": ["K1"], "else": "refuse"}))
    assert (caught.value.problem.field, caught.value.problem.value) == ("f", "K2")


def test_warnings_are_those_of_the_present_row():
    mapping = Mapping({"fields": {"f": {"path": "name", "then": [{"number": None}]}}})
    assert "warnings" in mapping.fields_of({"name": "无"})
    assert mapping.fields_of({"name": "3"}) == {"f": ["3"]}


def test_children_side_by_side():
    makers = {"path": "makers", "then": [{"split": "；"}]}
    assert values({"zip": {"name": makers, "role": "role"}}) == [
        {"name": ["王原祁"], "role": ["画"]},
        {"name": ["王翚"], "role": ["画"]},
    ]
    assert values({"zip": {"name": makers, "role": "shelf"}})[1] == {"name": ["王翚"], "role": ["K2"]}
    assert values({"zip": {"name": "blank", "role": {"constant": "著"}}}) == []
    nested = {"zip": {"isbn": "isbn", "items": {"zip": {"call_number": "shelf"}}}}
    assert values(nested) == [{"isbn": ["978"], "items": [{"call_number": ["K1"]}, {"call_number": ["K2"]}]}]
    only_beneath = {"zip": {"isbn": "blank", "items": {"zip": {"call_number": "shelf"}}}}
    assert [row["items"][0] for row in values(only_beneath)] == [{"call_number": ["K1"]}]


@pytest.mark.parametrize(
    ("text", "within", "years", "warnings"),
    [
        ("乾隆三十年", None, (1765, 1765), 0),
        ("c. 1930-1950", None, (1930, 1950), 0),
        ("洪武二十二年（1289）", None, (1389, 1389), 0),
        ("丙子", None, None, 0),
        ("丙子", "清康熙", (1696, 1696), 0),
        ("年代不详", None, None, 0),
        ("好像很老", None, None, 1),
    ],
)
def test_a_date_fills_all_its_fields(text, within, years, warnings):
    rule = {"path": "when"} | ({"within": {"constant": within}} if within else {})
    found = Mapping({"fields": {"date": rule}}).fields_of({"when": text})
    assert found["date_text"] == [text]
    assert (found.get("year_from"), found.get("year_to")) == (years or (None, None))
    assert bool(found.get("date_edtf")) is bool(years)
    assert len(found.get("warnings", ())) == warnings


def test_the_columns_that_a_mapping_needs():
    fields = {
        "identifier": {"template": "X-{no}"},
        "title": {"first": ["name", "other"]},
        "subjects": {"path": "tags.value", "when": {"path": "kind"}},
        "contributions": {"each": "makers", "item": {"name": "full"}},
    }
    mapping = Mapping({"name": "m", "fields": fields})
    assert mapping.missing({"no", "name"}) == ["kind", "makers", "other", "tags"]
    mapping.check_columns({"no", "other"}, "rows.csv")
    with pytest.raises(FileRefused, match="name、other"):
        mapping.check_columns({"no"}, "rows.csv")


@pytest.mark.parametrize(
    "rule",
    [
        3,
        {"then": []},
        {"path": "a", "then": [{"explode": 1}]},
        {"path": "a", "then": [{"extract": "("}]},
        {"path": "a", "then": [{"lookup": "nowhere"}]},
        {"path": "a", "then": [{"case": "odd"}]},
        {"path": "a", "then": [{"check": {"else": "shout"}}]},
        {"path": "a", "when": {"matches": "x"}},
        {"each": "a"},
    ],
)
def test_a_faulty_rule_names_its_place(rule):
    with pytest.raises(MappingFault, match="^f"):
        Mapping({"fields": {"f": rule}})


def test_a_mapping_without_identifier_or_title_is_refused():
    with pytest.raises(FileRefused, match="identifier、title"):
        mapping_of({"fields": {"medium": "a"}}, get_profile("museum.table"), "m")
    with pytest.raises(FileRefused, match="m"):
        mapping_of({"profile": "gallery.table", "fields": {}}, get_profile("museum.table"), "m")


def test_what_the_editor_keeps_changes_nothing():
    content = {"fields": {"identifier": "a", "title": "b"}}
    assert Mapping(content).digest == Mapping(content | {"editor": {"columns": []}}).digest
