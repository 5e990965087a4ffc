from .exhibitions import MuseumExhibitionPage
from .objects import Object, ObjectContribution

__all__ = ["MuseumExhibitionPage", "Object", "ObjectContribution"]
