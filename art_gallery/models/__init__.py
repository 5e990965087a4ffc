from .artworks import Artwork, ArtworkContribution
from .exhibitions import ExhibitionPage

__all__ = ["Artwork", "ArtworkContribution", "ExhibitionPage"]
