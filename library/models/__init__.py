from .exhibitions import LibraryExhibitionPage
from .holdings import Edition, Item
from .works import Work, WorkContribution

__all__ = ["Edition", "LibraryExhibitionPage", "Item", "Work", "WorkContribution"]
