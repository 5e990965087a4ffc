from .exhibitions import ExhibitionPageBase
from .pages import CollectionPage, VenueHomePage
from .records import VenueRecord

__all__ = ["CollectionPage", "ExhibitionPageBase", "VenueHomePage", "VenueRecord"]
