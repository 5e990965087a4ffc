"""All kinds, gathered from the subjects."""

from . import (
    books,
    bronzes,
    ceramics,
    crafts,
    documents,
    festive,
    heroes,
    machines,
    modern,
    paintings,
    papercuts,
    relics,
    scenes,
)
from .kinds import Kind

SUBJECTS = (
    paintings,
    ceramics,
    bronzes,
    relics,
    books,
    documents,
    papercuts,
    festive,
    crafts,
    machines,
    modern,
    scenes,
    heroes,
)

KINDS: dict[str, Kind] = {name: kind for subject in SUBJECTS for name, kind in subject.KINDS.items()}
