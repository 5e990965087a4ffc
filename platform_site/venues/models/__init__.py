from .exhibitions import ExhibitionPageBase
from .pages import CollectionPage, VenueHomePage
from .records import VenueRecord
from .routing import PublicPageMixin, RootPageMixin

__all__ = [
    "CollectionPage",
    "ExhibitionPageBase",
    "PublicPageMixin",
    "RootPageMixin",
    "VenueHomePage",
    "VenueRecord",
]
