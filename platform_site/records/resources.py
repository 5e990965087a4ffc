"""What the records tell the search: the dates that a query names, and what became of records that are gone."""

from search import dates, former

from . import ordinals  # noqa: F401  registers them
from .dates.finding import dates_in
from .domain.register import look_up

dates.register(dates_in)


@former.register
def became(ark: str) -> former.Former | None:
    """The kept record of a merged one, the reason of a withdrawn one; of a draft or an embargoed one nothing."""
    found = look_up(ark)
    if found.moved:
        return former.Former(found.record.ark)
    return former.Former(at=found.at, reason=found.reason) if found.gone else None
