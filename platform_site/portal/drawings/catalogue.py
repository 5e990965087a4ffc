"""All kinds, gathered from the subjects."""

from . import (
    books,
    bronzes,
    buildings,
    ceramics,
    crafts,
    documents,
    festive,
    furniture,
    heroes,
    inscriptions,
    machines,
    modern,
    new_year,
    paintings,
    papercuts,
    photographs,
    prints,
    relics,
    scenes,
    table,
)
from .kinds import Kind

PAINTED = (paintings, prints, modern)
UNEARTHED = (ceramics, bronzes, relics, inscriptions)
PAPERS = (books, documents, photographs)
FOLK = (papercuts, new_year, festive, crafts, furniture, machines, table)
EDITORIAL = (heroes, buildings, scenes)

KINDS: dict[str, Kind] = {
    name: kind for subject in (*PAINTED, *UNEARTHED, *PAPERS, *FOLK, *EDITORIAL) for name, kind in subject.KINDS.items()
}
