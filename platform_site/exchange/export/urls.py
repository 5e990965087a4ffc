"""Addresses of exports in the admin, under `exports/`."""

from django.urls import path

from . import views

app_name = "exports"
urlpatterns = [
    path("<slug:app_label>/<slug:model_name>/<slug:format_key>/", views.download, name="download"),
]
