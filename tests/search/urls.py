from django.urls import include, path

from search.api import api

urlpatterns = [path("api/v1/", api.urls), path("search/", include("search.urls"))]
