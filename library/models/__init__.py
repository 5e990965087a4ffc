from .exhibitions import LibraryExhibitionPage
from .holdings import Edition, Issue, Item
from .works import Work, WorkContribution

__all__ = ["Edition", "Issue", "Item", "LibraryExhibitionPage", "Work", "WorkContribution"]
