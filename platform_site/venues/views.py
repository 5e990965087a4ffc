"""Addresses that belong to no page: the permanent identifier, the reader's settings."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from platform_site.records.models import Ark

from .context import ELDER_COOKIE

YEAR = 365 * 24 * 3600


@require_GET
def permanent(request, ark):
    """Leads from an ARK to the record's present address; what is not public is not there."""
    row = get_object_or_404(Ark.objects.select_related("content_type"), ark=ark)
    record = row.record
    if record is None or not record.is_public():
        raise Http404
    return redirect(record.get_absolute_url())


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
