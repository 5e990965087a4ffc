"""Addresses that belong to no page: the permanent identifier, the reader's settings."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from platform_site.media.originals import original_of
from platform_site.records.domain.register import look_up
from platform_site.vocabulary.rights import HOUSE, STATEMENTS

from .context import ELDER_COOKIE
from .permanent import at_permanent_address

YEAR = 365 * 24 * 3600


@require_safe
def permanent(request, ark):
    """Leads from an ARK to the record's present address, or says what became of it; a draft is not there."""
    return at_permanent_address(ark, request)


@require_safe
def original(request, ark):
    """The picture of a public record as it was uploaded, where its rights allow a download; `?download=1` keeps it."""
    record = look_up(ark).record
    if record is None or not getattr(record, "image", None):
        raise Http404
    if not record.terms.download:
        raise PermissionDenied
    return original_of(record.image, download="download" in request.GET, title=record.title)


@require_safe
def rights(request):
    """Every rights statement in use, in plain words; those of national practice have their address here."""
    return render(request, "venues/rights.html", {"statements": STATEMENTS.values()})


@require_safe
def rights_statement(request, code):
    """The address of one statement of national practice: its place on the page of all."""
    if f"{HOUSE}/{code}/" not in STATEMENTS:
        raise Http404
    return redirect(f"{reverse('rights')}#{code}")


@require_POST
def elder_mode(request):
    """Turns the large simple view on or off and returns to where the reader was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if request.POST.get("on") == "1":
        response.set_cookie(ELDER_COOKIE, "1", max_age=YEAR, samesite="Lax")
    else:
        response.delete_cookie(ELDER_COOKIE)
    return response
