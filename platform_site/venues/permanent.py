"""What stands at the address of a record that is not there any more."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render

from platform_site.records.domain.register import Answer, look_up

from .config import venue_of
from .context import bare_link

GONE = 410


def at_permanent_address(ark: str, request) -> HttpResponse:
    """Leads to the record, for good where it was merged; a tombstone where it is gone. Raises Http404."""
    found = look_up(ark)
    if found.record is not None and not found.moved:
        return redirect(found.record.get_absolute_url())
    return instead_of(found, request)


def at_venue_address(ark: str, request) -> HttpResponse:
    """The same below a venue, where no public record of that venue was found. Raises Http404."""
    return instead_of(look_up(ark), request)


def instead_of(found: Answer, request) -> HttpResponse:
    if found.moved:
        return HttpResponsePermanentRedirect(found.record.get_absolute_url())
    if not found.gone:
        raise Http404
    model = found.ark.content_type.model_class()
    venue = venue_of(model) if model else None
    context = {"ark": found.ark.ark, "at": found.at, "reason": found.reason}
    if venue:
        context["venue"] = bare_link(venue)
    return render(request, "venues/tombstone.html", context, status=GONE)
