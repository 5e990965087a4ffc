"""A search as an Atom feed: its newest results, under the address of the search."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from . import page
from .query import Hit, SearchRequest
from .views import request_from, run_search

ENTRIES = 50


class SearchFeed(Feed):
    """The newest results of the search that the query names (RFC 4287); an unknown parameter is left out."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> SearchRequest:
        return replace(request_from(request.GET), sort="newest", page=1, page_size=ENTRIES, within=())

    def title(self, wanted: SearchRequest) -> str:
        return _("检索“%(q)s”") % {"q": wanted.q} if wanted.q else _("最新收录")

    def link(self, wanted: SearchRequest) -> str:
        return f"{reverse('search:search')}?{_query(wanted)}"

    def feed_url(self, wanted: SearchRequest) -> str:
        return f"{reverse('search:feed')}?{_query(wanted)}"

    def items(self, wanted: SearchRequest) -> tuple[Hit, ...]:
        return run_search(wanted).hits

    def item_title(self, hit: Hit) -> str:
        return hit.title

    def item_description(self, hit: Hit) -> str:
        facts = (_("、").join(hit.creators), hit.date_text, hit.institution_label, hit.description)
        return " · ".join(filter(None, facts))

    def item_link(self, hit: Hit) -> str:
        return hit.url

    def item_guid(self, hit: Hit) -> str:
        return hit.id

    item_guid_is_permalink = False

    def item_updateddate(self, hit: Hit) -> datetime:
        return datetime.fromisoformat(hit.modified)

    def item_author_name(self, hit: Hit) -> str:
        return hit.institution_label


def _query(wanted: SearchRequest) -> str:
    return urlencode([pair for pair in page.canonical(wanted) if pair[0] not in ("page", "page_size", "sort")])
