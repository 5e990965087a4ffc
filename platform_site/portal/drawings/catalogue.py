"""All kinds, gathered from the subjects."""

from . import books, bronzes, ceramics, documents, paintings, relics
from .kinds import Kind

SUBJECTS = (paintings, ceramics, bronzes, relics, books, documents)

KINDS: dict[str, Kind] = {name: kind for subject in SUBJECTS for name, kind in subject.KINDS.items()}
