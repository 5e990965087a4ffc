from .exhibitions import ExhibitionPage
from .heritage import HeritageContribution, HeritageElement

__all__ = ["ExhibitionPage", "HeritageContribution", "HeritageElement"]
