"""Catalogued things of the four venues."""

import factory

from art_gallery.models import Artwork
from culture_center.models import HeritageElement
from library.models import Edition, Item, Work
from museum.models import Object
from platform_site.venues.config import venue_of

from .vocabulary import institution_of


class RecordFactory(factory.django.DjangoModelFactory):
    """A published record of the venue's first institution. `contributions=["齐白石"]` names its makers."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    identifier = factory.Sequence(lambda n: f"示例-{n:05}")
    title = factory.Sequence(lambda n: f"示例藏品{n}")
    live = True

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        if "institution" not in kwargs:
            kwargs["institution"] = institution_of(venue_of(cls._meta.model).slug)
        return kwargs

    @factory.post_generation
    def contributions(self, create, extracted, **kwargs):
        relation = self._meta.get_field("contributions")
        for order, name in enumerate(extracted or ()):
            relation.related_model.objects.create(record=self, name=name, sort_order=order)


class ObjectFactory(RecordFactory):
    class Meta:
        model = Object


class ArtworkFactory(RecordFactory):
    class Meta:
        model = Artwork


class HeritageElementFactory(RecordFactory):
    class Meta:
        model = HeritageElement


class WorkFactory(RecordFactory):
    class Meta:
        model = Work


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Edition

    work = factory.SubFactory(WorkFactory)
    publisher = "示例出版社"
    date = "2024"


class ItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Item

    edition = factory.SubFactory(EditionFactory)
    call_number = factory.Sequence(lambda n: f"I2/{n}")
