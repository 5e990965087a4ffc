"""The measured sizes that foreign sources write as text come in as rows."""

import pytest

from platform_site.exchange.mapping.mapping import known_mappings
from platform_site.exchange.profiles import get_profile

MAPPINGS = {mapping.name: mapping for mapping in known_mappings(get_profile("gallery.table"))}


def sizes(mapping: str, **row) -> list[dict]:
    rows = MAPPINGS[mapping].fields_of(row)["measurements"]
    return [{name: values[0] for name, values in row.items() if values} for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("support: 394 x 419 mm", [{"part": "支撑体", "height": "394", "width": "419", "unit": "mm"}]),
        (
            "image: 305 x 336.5 mm\r\nframe: 700 x 575 x 20 mm",
            [
                {"part": "画面", "height": "305", "width": "336.5", "unit": "mm"},
                {"part": "画框", "height": "700", "width": "575", "depth": "20", "unit": "mm"},
            ],
        ),
        ("object: 1550 x 1320 x 1130 mm, 57 kg", [
            {"part": "整体", "height": "1550", "width": "1320", "depth": "1130", "unit": "mm"},
        ]),
        ("502 x 652 mm", [{"height": "502", "width": "652", "unit": "mm"}]),
        ("Overall display dimensions variable", []),
        ("", []),
    ],
)  # fmt: skip
def test_sizes_of_the_tate(text, rows):
    assert sizes("tate", dimensions=text) == rows


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("明-沈周-庐山高图 193.8×98.1cm 台北故宫", [{"height": "193.8", "width": "98.1", "unit": "cm"}]),
        ("清-恽寿平-花卉册", []),
    ],
)
def test_sizes_in_the_file_names_of_chinese_paintings(name, rows):
    assert sizes("chinese_paintings_labels", filename=name) == rows
