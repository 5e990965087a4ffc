from .artworks import Artwork
from .exhibitions import GalleryExhibitionPage
from .rows import ArtworkContribution, ArtworkMark, ArtworkMeasurement

__all__ = ["Artwork", "ArtworkContribution", "ArtworkMark", "ArtworkMeasurement", "GalleryExhibitionPage"]
