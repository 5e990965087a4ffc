from .exhibitions import CultureExhibitionPage
from .heritage import HeritageElement
from .rows import Bearer, HeritageBase, HeritageContribution, HeritageRelation

__all__ = [
    "Bearer",
    "CultureExhibitionPage",
    "HeritageBase",
    "HeritageContribution",
    "HeritageElement",
    "HeritageRelation",
]
