"""Addresses of pictures for records in the admin, under `pictures/`."""

from django.urls import path

from . import views

app_name = "pictures"
urlpatterns = [
    path("", views.PictureJobs.as_view(), name="list"),
    path("<int:pk>/", views.PictureJob.as_view(), name="job"),
    path("<int:pk>/apply/", views.Apply.as_view(), name="apply"),
    path("<int:pk>/undo/", views.Undo.as_view(), name="undo"),
]
