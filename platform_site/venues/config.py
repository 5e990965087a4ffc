"""How a venue announces itself: an AppConfig with a name, a seal and its collections."""

from dataclasses import dataclass
from functools import cache

from django.apps import AppConfig, apps
from django.utils.functional import Promise


@dataclass(frozen=True)
class Collection:
    """One browsable collection of a venue: `slug` in its address, `model` (name in the venue's app), `label`."""

    slug: str
    model: str
    label: str | Promise


class VenueConfig(AppConfig):
    """Base of a venue's AppConfig. The core walks the installed ones and names none.

    `slug` stands in addresses and the API; `seal` is the one character carved for it; `order` places it among the
    others; `collections` are its browsable collections; `institution` is (code, name, English name) of the
    institution that a new installation starts with.
    """

    slug: str
    title: str | Promise
    short_title: str | Promise
    seal: str
    tagline: str | Promise = ""
    order: int = 100
    collections: tuple[Collection, ...] = ()
    institution: tuple[str, str, str]
    default = False  # Django would find this class in a venue's apps.py beside the venue's own, and take neither

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.default = True

    @property
    def theme_css(self) -> str:
        """Static path of the style sheet that sets the venue's accent and wash."""
        return f"{self.label}/theme.css"

    def record_models(self):
        """The venue's record models, in the order of its collections."""
        return [self.get_model(collection.model) for collection in self.collections]


@cache
def venues() -> tuple[VenueConfig, ...]:
    """The installed venues in their order."""
    found = (config for config in apps.get_app_configs() if isinstance(config, VenueConfig))
    return tuple(sorted(found, key=lambda config: (config.order, config.slug)))


def venue_by_slug(slug: str) -> VenueConfig | None:
    return next((venue for venue in venues() if venue.slug == slug), None)


def venue_of(model) -> VenueConfig | None:
    """The venue that a model or instance belongs to."""
    config = apps.get_app_config(model._meta.app_label)
    return config if isinstance(config, VenueConfig) else None
