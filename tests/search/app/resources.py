from datetime import datetime

from search.registry import describes, touches
from search.resource import Kind, Resource

from .models import Maker, Thing

TUPLES = (
    "alternative", "romanised", "creators", "creator_names", "subjects", "materials", "periods", "places",
    "identifiers",
)  # fmt: skip


@describes(Thing, prefetch=("makers",))
def thing_resource(thing):
    if not thing.live:
        return None
    data = dict(thing.data)
    for name in TUPLES:
        data[name] = tuple(data.get(name, ()))
    data["creators"] += tuple(maker.name for maker in thing.makers.all())
    modified = datetime.fromisoformat(data.pop("modified")) if "modified" in data else thing.modified
    if "places_until" in data:
        data["places_until"] = datetime.fromisoformat(data["places_until"])
    data.setdefault("id", f"ark:/99999/t{thing.pk}")
    data.setdefault("venue", "museum")
    return Resource(
        kind=Kind(data.pop("kind", "object")),
        url=f"/things/{thing.pk}/",
        title=thing.title,
        modified=modified,
        visible_from=thing.visible_from,
        visible_until=thing.visible_until,
        **data,
    )


@touches(Maker)
def maker_things(maker):
    return [maker.thing]
