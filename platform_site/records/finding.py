"""The search of the lists: what stands in title, number, identifier or maker's name, drafts included.

The public search knows published records only, so the desk asks the rows themselves. Each word has to be found; a
Chinese word is looked for as written, in simplified and in traditional characters.
"""

from functools import cache

from django.db.models import Q
from opencc import OpenCC

FIELDS = ("title", "title_en", "identifier", "ark")
WORDS = 6


@cache
def converter(direction: str) -> OpenCC:
    return OpenCC(direction)


def forms(word: str) -> list[str]:
    """The word as written, simplified and traditional."""
    if word.isascii():
        return [word]
    return list(dict.fromkeys([word, converter("t2s").convert(word), converter("s2t").convert(word)]))


def matching(model, query: str) -> Q:
    """The condition on records of `model` that hold every word of `query`."""
    condition = Q()
    for word in query.split()[:WORDS]:
        condition &= holding(model, forms(word))
    return condition


def holding(model, spellings: list[str]) -> Q:
    condition, makers = Q(), Q()
    for spelling in spellings:
        makers |= Q(name__icontains=spelling)
        for field in FIELDS:
            condition |= Q(**{f"{field}__icontains": spelling})
    contribution = model._meta.get_field("contributions").related_model
    return condition | Q(pk__in=contribution.objects.filter(makers).order_by().values("record"))
