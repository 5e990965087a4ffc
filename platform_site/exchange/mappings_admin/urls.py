"""Addresses of saved mappings in the admin, under `mappings/`."""

from django.urls import path

from . import editor, views

app_name = "mappings"
urlpatterns = [
    path("", views.MappingList.as_view(), name="list"),
    path("new/", views.NewSample.as_view(), name="new"),
    path("read/", views.ImportMapping.as_view(), name="read"),
    path("sample/<int:pk>/", editor.Editor.as_view(), name="edit"),
    path("sample/<int:pk>/preview/", editor.PreviewPart.as_view(), name="preview"),
    path("<int:pk>/", views.MappingDetail.as_view(), name="detail"),
    path("<int:pk>/export/", views.Export.as_view(), name="export"),
    path("<int:pk>/duplicate/", views.Duplicate.as_view(), name="duplicate"),
    path("<int:pk>/delete/", views.Delete.as_view(), name="delete"),
    path("<int:pk>/restore/<int:number>/", views.Restore.as_view(), name="restore"),
]
