"""What a browser tells when a result is followed (the `ping` of a link). It answers nothing and leads nowhere."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .tending import log


@csrf_exempt  # a ping carries no token; the signed name of a counter is all it can raise, and only by one
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """Count the click; 204 whatever came of it."""
    log.clicked(request.GET.get("s", ""))
    return HttpResponse(status=204)
