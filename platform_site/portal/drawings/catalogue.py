"""All kinds, gathered from the subjects."""

from . import books, bronzes, ceramics, documents, heroes, modern, paintings, papercuts, relics, scenes
from .kinds import Kind

SUBJECTS = (paintings, ceramics, bronzes, relics, books, documents, papercuts, modern, scenes, heroes)

KINDS: dict[str, Kind] = {name: kind for subject in SUBJECTS for name, kind in subject.KINDS.items()}
