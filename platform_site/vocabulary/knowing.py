"""Which words the authorities know, for a query written without spaces."""

from collections.abc import Collection, Sequence
from functools import cache

from django.db import connection

from search import spelling, vocabulary

from .models import Agent, AgentName, Concept, ConceptName, Period, PeriodName, Place, PlaceName
from .names import sound

MODELS = ((PeriodName, "period"), (AgentName, "agent"), (PlaceName, "place"), (ConceptName, "concept"))


@vocabulary.register
def known_words(words: Sequence[str]) -> dict[str, str]:
    """The words that are a name of a period, person, place or concept, with what they are; one statement."""
    asked = [word for word in words if len(word) > 1]
    lone = [word for word in words if len(word) == 1]
    marks = {name: ", ".join(["%s"] * len(some)) or "NULL" for name, some in (("marks", asked), ("lone", lone))}
    with connection.cursor() as cursor:
        cursor.execute(_statement().format(**marks), [*asked * (2 * len(MODELS)), *lone])
        found = cursor.fetchall()
    kinds = {"period": vocabulary.PERIOD}
    return {word: kinds.get(kind, vocabulary.TERM) for kind, word in sorted(found)}


@cache
def _statement() -> str:
    parts = []
    for model, field in MODELS:
        authority = model._meta.get_field(field).related_model._meta.db_table
        parts += [
            f"SELECT '{field}', label FROM {authority} WHERE label IN ({{marks}})",
            f"SELECT '{field}', name FROM {model._meta.db_table} WHERE name IN ({{marks}})",
        ]
    period = PeriodName._meta.get_field("period").related_model._meta.db_table
    return " UNION ".join([*parts, f"SELECT 'period', label FROM {period} WHERE label IN ({{lone}})"])


@spelling.register
def names_to_propose() -> list[str]:
    """Places, periods and concepts, by all their names in both languages: what a mistyped query may have meant."""
    misspelt = set(PlaceName.objects.filter(kind=PlaceName.Kind.MISSPELT).values_list("name", flat=True))
    found: list[str] = []
    for model, names in ((Place, PlaceName), (Period, PeriodName), (Concept, ConceptName)):
        found += model.objects.order_by().values_list("label", flat=True)
        found += model.objects.order_by().exclude(label_en="").values_list("label_en", flat=True)
        found += names.objects.order_by().values_list("name", flat=True)
    return [name for name in found if name not in misspelt]


@spelling.register_sounds
def people_of_sound(sounds: Collection[str]) -> dict[str, str]:
    """Sound -> the name, one of several perhaps, of a person or body; two statements."""
    wanted = sorted(filter(None, sounds))
    found = Agent.objects.filter(keys__sound=True, keys__key__in=wanted)
    labels = dict(found.values_list("pk", "label")) if wanted else {}
    others = AgentName.objects.filter(agent__in=labels).order_by("-name").values_list("name", flat=True)
    return {said: name for name in (*others, *labels.values()) if (said := sound(name)) in sounds}
