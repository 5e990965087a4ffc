"""The public pages of authorities: who or what it is, and what is held of it in all venues."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from .domain.merging import find_kept
from .holdings import holdings_of
from .lines import lines_of
from .models import Agent, Authority, Concept, Period, Place

SHOWN_WITH = {
    Agent: ((), ("names", "identifiers", "agent_places__place")),
    Place: (("parent",), ("names", "identifiers", "codes")),
    Period: (("parent",), ("names", "identifiers")),
    Concept: (("parent",), ("names", "identifiers")),
}


def find(model: type[Authority], code: str) -> Authority | None:
    select, prefetch = SHOWN_WITH[model]
    return model.objects.select_related(*select).prefetch_related(*prefetch).filter(code=code).first()


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
