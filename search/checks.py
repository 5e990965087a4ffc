"""System checks of the search room."""

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.core.exceptions import FieldDoesNotExist
from django.db import connections
from django.db.models import Prefetch

from . import conf, registry
from .dialects import DIALECTS

ENGINES = ("database", "elasticsearch")


@register(Tags.models)
def check_describers(app_configs=None, **kwargs) -> list[Error]:
    """Describers must stand for installed models and read relations that exist."""
    errors = []
    installed = set(apps.get_models())
    for describer in registry.describers():
        if describer.model not in installed and not describer.model._meta.abstract:
            hint = "Add the model's app to INSTALLED_APPS or remove its `resources` module."
            errors.append(Error("Describer of a model that is not installed.", hint, describer.model, "search.E001"))
        for path in relations(describer):
            if not describer.model._meta.abstract and not _has(describer.model, path):
                hint = "Name a relation of the model in `describes(select=…, prefetch=…)`."
                errors.append(Error(f"Unknown relation {path!r} in a describer.", hint, describer.model, "search.E002"))
    return errors


def relations(describer: registry.Describer) -> list[str]:
    """The relations of the model itself that the describer reads; what a Prefetch names is not one of them."""
    named = {path.to_attr for path in describer.prefetch if isinstance(path, Prefetch)}
    paths = [path.prefetch_through if isinstance(path, Prefetch) else path for path in describer.prefetch]
    first = [path.split("__")[0] for path in (*describer.select, *paths)]
    return [name for name in first if name not in named]


def _has(model, name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return hasattr(model, name)
    return True


@register()
def check_engine(app_configs=None, **kwargs) -> list[Error]:
    """The engine must be one that exists, with what it needs."""
    errors = []
    engine = conf.get("SEARCH_ENGINE")
    if engine not in ENGINES:
        errors.append(Error(f"Unknown search engine {engine!r}.", f"Use one of {ENGINES}.", id="search.E003"))
    if engine == "elasticsearch" and not conf.get("ELASTICSEARCH_URL"):
        hint = "Set ELASTICSEARCH_URL, or SEARCH_ENGINE to 'database'."
        errors.append(Error("Elasticsearch is chosen but has no address.", hint, id="search.E004"))
    if connections["default"].vendor not in DIALECTS:
        hint = f"Use one of {sorted(DIALECTS)}."
        errors.append(Error("Search does not speak this database.", hint, id="search.E005"))
    return errors
