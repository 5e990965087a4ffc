"""The public pages of authorities: who or what it is, and what is held of it in all venues."""

from __future__ import annotations

from django.db.models import CharField, IntegerField, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from .domain.merging import find_kept
from .holdings import holdings_of
from .lines import lines_of
from .models import Agent, Authority, Concept, Period, Place, PlaceCode, PlaceIdentifier, PlaceName
from .reading import reads_english

SHOWN_WITH = {
    Agent: ((), ("names", "identifiers", "agent_places__place")),
    Place: (("parent",), ()),
    Period: (("parent",), ("names", "identifiers")),
    Concept: (("parent",), ("names", "identifiers")),
}


def find(model: type[Authority], code: str) -> Authority | None:
    select, prefetch = SHOWN_WITH[model]
    found = model.objects.select_related(*select).prefetch_related(*prefetch).filter(code=code).first()
    if isinstance(found, Place):
        read_parts(found)
    return found


def read_parts(place: Place) -> None:
    """Names, codes, identifiers and `below`, the places beneath, in one query.

    The search by the name of a place takes most of what a page may ask.
    """
    none, empty = Value(None, IntegerField()), Value("", CharField())
    names = place.names.order_by().values_list(Value("name", CharField()), "name", "kind", "from_year", "until_year")
    codes = place.codes.order_by().values_list(Value("code", CharField()), "code", empty, "from_year", "until_year")
    elsewhere = place.identifiers.order_by().values_list(Value("id", CharField()), "value", "scheme", none, none)
    local = "label_en" if reads_english() else "label"
    label = Coalesce(NullIf(local, empty), "label")
    below = place.children.order_by().values_list(Value("below", CharField()), label, "code", none, none)
    found: dict[str, list] = {"name": [], "code": [], "id": [], "below": []}
    for part, text, kind, start, end in names.union(codes, elsewhere, below, all=True):
        found[part].append(PARTS[part](text, kind, {"from_year": start, "until_year": end}))
    place.names, place.codes, place.identifiers = found["name"], found["code"], found["id"]
    place.below = sorted(found["below"], key=lambda child: child.code)


PARTS = {
    "name": lambda text, kind, years: PlaceName(name=text, kind=kind, **years),
    "code": lambda text, kind, years: PlaceCode(code=text, **years),
    "id": lambda text, kind, years: PlaceIdentifier(value=text, scheme=kind),
    "below": lambda text, kind, years: Place(label=text, code=kind),
}


@require_safe
def authority_page(request: HttpRequest, model: type[Authority], code: str) -> HttpResponse:
    """The page; 301 to the kept one for what was merged."""
    authority = find(model, code)
    if authority is None:
        kept = find_kept(model, code)
        if kept is None:
            raise Http404
        return redirect(kept, permanent=True)
    context = {
        "authority": authority,
        "kind": authority.get_kind_display() if model is Agent else model._meta.verbose_name,
        "facts": lines_of(authority),
        "holdings": holdings_of(authority),
    }
    return render(request, "vocabulary/authority.html", context)
