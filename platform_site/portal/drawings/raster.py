"""From SVG to a picture file."""

from functools import lru_cache

import pyvips

GRAIN_TILE = 256


@lru_cache(maxsize=1)
def _grain() -> pyvips.Image:
    """One tile of paper grain: fixed noise, softened, so that flat colour does not look like plastic."""
    noise = pyvips.Image.gaussnoise(GRAIN_TILE, GRAIN_TILE, sigma=9, mean=0, seed=7)
    return noise.gaussblur(0.7).copy_memory()


def jpeg(markup: str, width: int, source_width: int, grain: float = 0.7, quality: int = 85) -> bytes:
    """Render the markup at the given width in pixels. `grain` 0 leaves colours flat."""
    image = pyvips.Image.svgload_buffer(markup.encode(), scale=width / source_width)
    image = image.flatten(background=[255, 255, 255])
    if grain:
        across, down = -(-image.width // GRAIN_TILE), -(-image.height // GRAIN_TILE)
        noise = _grain().replicate(across, down).crop(0, 0, image.width, image.height)
        image = (image + noise * grain).cast("uchar")
    return image.jpegsave_buffer(Q=quality, optimize_coding=True, keep="none")
