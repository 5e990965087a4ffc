"""Addresses of exports in the admin, under `exports/`."""

from django.urls import path

from . import pages, views

app_name = "exports"
urlpatterns = [
    path("jobs/<int:pk>/", pages.ExportPage.as_view(), name="job"),
    path("jobs/<int:pk>/file/", pages.Fetch.as_view(), name="file"),
    path("jobs/<int:pk>/cancel/", pages.Cancel.as_view(), name="cancel"),
    path("<slug:app_label>/<slug:model_name>/<slug:format_key>/", views.download, name="download"),
]
