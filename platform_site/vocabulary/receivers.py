from .domain.loading import load_authorities


def ensure_authorities(using, **_kwargs):
    """After a migration: the chronology, places, concepts and agents that imports look up are there."""
    if using == "default":
        load_authorities()
