from .exhibitions import ExhibitionPage
from .objects import Object, ObjectContribution

__all__ = ["ExhibitionPage", "Object", "ObjectContribution"]
