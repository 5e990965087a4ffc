"""All addresses. Pages come last, since Wagtail answers for every path that is left."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from platform_site.exchange.export import views as export_views
from platform_site.portal import sitemap
from platform_site.venues import views as venue_views
from platform_site.venues.browsing.pages import browse
from search.api import api

urlpatterns = [
    path("admin/", include("platform_site.records.admin_urls")),
    path("admin/", include("platform_site.media.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("", include("platform_site.jobs.urls")),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-pages.xml", sitemap.pages, name="sitemap_pages"),
    path("sitemap-<int:number>.xml", sitemap.part, name="sitemap_part"),
    path("id/<path:ark>.json", export_views.record_data, name="record_data"),
    path("id/<path:ark>/original", venue_views.original, name="original"),
    path("id/<path:ark>", venue_views.permanent, name="permanent"),
    path("elder/", venue_views.elder_mode, name="elder"),
    *i18n_patterns(
        path("search/", include("search.urls")),
        path("browse/", browse, name="browse"),
        path("browse/<slug:way>/", browse, name="browse_way"),
        path("", include("platform_site.vocabulary.urls")),
        path("rights/", venue_views.rights, name="rights"),
        path("rights/<slug:code>/", venue_views.rights_statement, name="rights_statement"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

if settings.SERVE_MEDIA:
    urlpatterns.insert(0, path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))

handler404 = "platform_site.venues.errors.not_found"
handler500 = "platform_site.venues.errors.server_error"
