from .exhibitions import MuseumExhibitionPage
from .objects import Object
from .rows import (
    ObjectAppearance,
    ObjectContribution,
    ObjectDimension,
    ObjectMark,
    ObjectMaterial,
    ObjectNumber,
    ObjectOwner,
    ObjectRelation,
)

__all__ = [
    "MuseumExhibitionPage",
    "Object",
    "ObjectAppearance",
    "ObjectContribution",
    "ObjectDimension",
    "ObjectMark",
    "ObjectMaterial",
    "ObjectNumber",
    "ObjectOwner",
    "ObjectRelation",
]
