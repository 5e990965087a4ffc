from .exhibitions import CultureExhibitionPage
from .heritage import HeritageContribution, HeritageElement

__all__ = ["CultureExhibitionPage", "HeritageContribution", "HeritageElement"]
