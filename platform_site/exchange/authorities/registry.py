"""All profiles, registered by being imported."""

from . import chronology, lists, people

MODULES = (chronology, lists, people)
