"""The drawings: every kind renders, repeats itself exactly, and differs with its seed."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from platform_site.portal import drawings
from platform_site.portal.drawings import KINDS, OUTLINES, draw, hills, lettering, outline, svg

KIND_VALUES = [
    (kind, name, value) for kind, spec in KINDS.items() for name, values in spec.options.items() for value in values
]
HILLS = Path(drawings.__file__).parents[1] / "templates" / "portal" / "drawings" / "hills.svg"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_renders_a_jpeg_of_the_asked_width(kind):
    picture = Image.open(io.BytesIO(draw(kind, 5, width=240)))
    picture.load()
    assert (picture.format, picture.mode, picture.width) == ("JPEG", "RGB", 240)
    assert len(set(picture.convert("L").tobytes())) > 20, "almost one flat colour"


@pytest.mark.parametrize("kind", KINDS)
def test_equal_arguments_give_equal_pictures(kind):
    assert svg(kind, 11) == svg(kind, 11)
    assert draw(kind, 11, width=120) == draw(kind, 11, width=120)


@pytest.mark.parametrize("kind", KINDS)
def test_seeds_give_different_pictures(kind):
    pictures = {svg(kind, seed) for seed in range(8)}
    assert len(pictures) == 8


@pytest.mark.parametrize(("kind", "name", "value"), KIND_VALUES)
def test_every_option_value_gives_well_formed_svg(kind, name, value):
    root = ElementTree.fromstring(svg(kind, 2, **{name: value}))
    width, height = (int(root.get(side)) for side in ("width", "height"))
    chosen = KINDS[kind].sizes.get(value, KINDS[kind].size) if name == next(iter(KINDS[kind].options)) else None
    assert chosen in (None, (width, height))


def test_height_follows_the_kind():
    tall = Image.open(io.BytesIO(draw("landscape", 1, width=400, format="hanging")))
    wide = Image.open(io.BytesIO(draw("landscape", 1, width=400, format="handscroll")))
    assert (tall.size, wide.size) == ((400, 500), (400, 180))


def test_text_is_escaped():
    root = ElementTree.fromstring(svg("book_cover", 1, style="band", title="水 & 火 <卷>", author='"示例"'))
    assert "水 & 火 <卷>" in "".join(root.itertext()) or not lettering.has_chinese_font()


def test_without_a_chinese_font_blocks_stand_for_characters(monkeypatch):
    monkeypatch.setattr(lettering, "has_chinese_font", lambda: False)
    for kind in ("woodblock_page", "calligraphy", "newspaper", "seal", "town_map", "thread_bound"):
        assert "<text" not in svg(kind, 3), kind


@pytest.mark.parametrize("wrong", [{"glaze": "plaid"}, {"flavour": "sweet"}])
def test_unknown_options_are_refused(wrong):
    with pytest.raises(ValueError, match="plaid|flavour"):
        svg("ceramic", 1, **wrong)


def test_unknown_kinds_are_refused():
    with pytest.raises(ValueError, match="hologram"):
        draw("hologram", 1)


@pytest.mark.parametrize("kind", [*OUTLINES, "anything else"])
def test_outlines_take_the_colour_of_the_text(kind):
    markup = outline(kind)
    ElementTree.fromstring(markup)
    assert "currentColor" in markup
    assert "#" not in markup


def test_each_outline_is_its_own():
    assert len({outline(kind) for kind in (*OUTLINES, "anything else")}) == len(OUTLINES) + 1


def test_the_hills_template_is_the_drawing():
    assert HILLS.read_text(encoding="utf-8") == hills() + "\n"
    ElementTree.fromstring(hills())


def test_every_kind_says_what_it_is():
    assert all(spec.summary for spec in KINDS.values())
