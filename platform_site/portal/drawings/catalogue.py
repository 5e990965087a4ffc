"""All kinds, gathered from the subjects."""

from . import bronzes, ceramics, paintings, relics
from .kinds import Kind

SUBJECTS = (paintings, ceramics, bronzes, relics)

KINDS: dict[str, Kind] = {name: kind for subject in SUBJECTS for name, kind in subject.KINDS.items()}
