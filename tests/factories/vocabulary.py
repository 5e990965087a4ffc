"""Institutions and authorities."""

import factory

from platform_site.vocabulary.domain.keys import renew_keys
from platform_site.vocabulary.models import (
    Agent,
    AgentName,
    Concept,
    ConceptName,
    Institution,
    Period,
    PeriodName,
    Place,
    PlaceName,
)


class InstitutionFactory(factory.django.DjangoModelFactory):
    """An institution at the root of the tree, or beneath `parent`."""

    class Meta:
        model = Institution

    code = factory.Sequence(lambda n: f"institution-{n}")
    name = factory.Sequence(lambda n: f"示例机构{n}")
    venue = "museum"

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        return parent.add_child(**kwargs) if parent else model_class.add_root(**kwargs)


def institution_of(venue_slug: str) -> Institution:
    """The institution that the platform made for the venue."""
    return Institution.objects.filter(venue=venue_slug).order_by("path").first() or InstitutionFactory(venue=venue_slug)


class AuthorityFactory(factory.django.DjangoModelFactory):
    """`names=["石"]` gives it other names."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"authority-{n}")


class AgentFactory(AuthorityFactory):
    class Meta:
        model = Agent

    label = factory.Sequence(lambda n: f"示例作者{n}")

    @factory.post_generation
    def names(self, create, extracted, **kwargs):
        AgentName.objects.bulk_create(AgentName(agent=self, name=name) for name in extracted or ())
        if extracted:
            renew_keys([self.pk])


class PlaceFactory(AuthorityFactory):
    class Meta:
        model = Place

    label = factory.Sequence(lambda n: f"示例地名{n}")

    @factory.post_generation
    def names(self, create, extracted, **kwargs):
        PlaceName.objects.bulk_create(PlaceName(place=self, name=name) for name in extracted or ())


class PeriodFactory(AuthorityFactory):
    class Meta:
        model = Period

    label = factory.Sequence(lambda n: f"示例年代{n}")

    @factory.post_generation
    def names(self, create, extracted, **kwargs):
        PeriodName.objects.bulk_create(PeriodName(period=self, name=name) for name in extracted or ())


class ConceptFactory(AuthorityFactory):
    class Meta:
        model = Concept

    label = factory.Sequence(lambda n: f"示例概念{n}")
    scheme = "example"

    @factory.post_generation
    def names(self, create, extracted, **kwargs):
        ConceptName.objects.bulk_create(ConceptName(concept=self, name=name) for name in extracted or ())
