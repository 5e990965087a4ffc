"""One drawing in a process of its own: no Django here, so that a worker process starts quickly."""

from ..drawings import draw

WIDTH = 1200


def painted(spec: dict) -> bytes:
    """The JPEG of a drawing as demo content names it: its `kind`, `seed` and options."""
    options = {key: value for key, value in spec.items() if key not in ("kind", "seed")}
    return draw(spec["kind"], spec["seed"], width=WIDTH, **options)
