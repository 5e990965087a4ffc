from .exhibitions import ExhibitionPageBase
from .pages import CollectionPage, VenueHomePage
from .records import VenueRecord
from .routing import PublicPageMixin, RootPageMixin
from .staff import StaffGroup

__all__ = [
    "CollectionPage",
    "ExhibitionPageBase",
    "PublicPageMixin",
    "RootPageMixin",
    "StaffGroup",
    "VenueHomePage",
    "VenueRecord",
]
