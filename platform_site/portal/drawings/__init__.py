"""Pictures for the demonstration city, drawn and not borrowed: every one comes from a maker, a seed and a few options.

`draw` gives a JPEG, `svg` the same picture as SVG, `outline` the placeholder of a record without a picture and `hills` the
portal's wide scene. Pure Python without Django; libvips renders.
"""

from random import Random

from . import raster
from .catalogue import KINDS
from .kinds import Kind
from .outlines import OUTLINES, hills, outline
from .pen import Sheet

__all__ = ["KINDS", "OUTLINES", "Kind", "draw", "hills", "outline", "svg"]


def _sheet(kind: str, seed: int, options: dict[str, str]) -> Sheet:
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind}; one of {', '.join(KINDS)}")
    maker = KINDS[kind]
    rng = Random(f"{kind}:{seed}")
    chosen = maker.resolve(rng, options)
    sheet = Sheet(*maker.sheet_size(chosen), rng)
    maker.make(sheet, rng, **chosen)
    return sheet


def svg(kind: str, seed: int, **options: str) -> str:
    """The picture as SVG. Equal arguments give equal text; an unknown kind, option or value raises ValueError."""
    return _sheet(kind, seed, options).svg()


def draw(kind: str, seed: int, *, width: int = 1200, **options: str) -> bytes:
    """The picture as a JPEG `width` pixels wide, its height following the kind."""
    sheet = _sheet(kind, seed, options)
    return raster.jpeg(sheet.svg(), width, sheet.width, KINDS[kind].grain)
