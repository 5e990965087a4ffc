"""How often one account, or one address without an account, may ask: counted in the cache, answered with 429."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django_ratelimit.core import get_usage

from . import conf
from .schema import FACETS

TOO_MANY = 429
API, SUGGEST = "/api/", "/api/v1/suggest"
SEARCHING = frozenset({"q", "sort", "page", "year_from", "year_to", *FACETS})
"""Parameters that make a page ask the engine, whatever its address."""


class LimitMiddleware:
    """Keeps search pages, suggestions and the machine interface within SEARCH_RATE_LIMITS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        group = group_of(request)
        rate = conf.get("SEARCH_RATE_LIMITS").get(group, "") if group else ""
        if rate:
            usage = get_usage(request, group=f"search-{group}", key="user_or_ip", rate=rate, increment=True)
            if usage and usage["should_limit"]:
                return refused(group, max(1, usage["time_left"]))
        return self.get_response(request)


def group_of(request: HttpRequest) -> str:
    """Which limit counts the request: `suggest`, `api`, `search`, or none."""
    if request.path.startswith(SUGGEST):
        return "suggest"
    if request.path.startswith(API):
        return "api"
    if request.path.startswith("/admin/"):
        return ""
    searching = "/search/" in request.path or not SEARCHING.isdisjoint(request.GET)
    return "search" if searching else ""


def refused(group: str, seconds: int) -> HttpResponse:
    """One sentence and when to come back (RFC 6585, RFC 9110 § 10.2.3); no page, for it must cost nothing."""
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store"}
    if group != "search":
        detail = f"Too many requests; ask again in {seconds} seconds."
        return JsonResponse({"detail": detail}, status=TOO_MANY, headers=headers)
    sentence = _("查询太频繁了，请在 %(seconds)s 秒后再试。") % {"seconds": seconds}
    return HttpResponse(sentence, status=TOO_MANY, headers=headers, content_type="text/plain; charset=utf-8")


def client_address(request: HttpRequest) -> str:
    """The address of whoever asks; of what X-Forwarded-For says only what our own TRUSTED_PROXIES added counts."""
    proxies = conf.get("TRUSTED_PROXIES")
    found = request.META.get("REMOTE_ADDR", "")
    if proxies:
        said = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        found = said[-proxies] if len(said) >= proxies else found
    try:
        return str(ipaddress.ip_address(found))
    except ValueError:
        return "0.0.0.0"
