from .artworks import Artwork, ArtworkContribution
from .exhibitions import GalleryExhibitionPage

__all__ = ["Artwork", "ArtworkContribution", "GalleryExhibitionPage"]
