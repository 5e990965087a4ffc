from .exhibitions import ExhibitionPage
from .holdings import Edition, Item
from .works import Work, WorkContribution

__all__ = ["Edition", "ExhibitionPage", "Item", "Work", "WorkContribution"]
