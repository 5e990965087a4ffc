"""Addresses of imports in the admin, under `imports/`."""

from django.urls import path

from .views import deciding, runs, undoing, uploading

app_name = "imports"
urlpatterns = [
    path("", runs.RunList.as_view(), name="list"),
    path("upload/", uploading.Upload.as_view(), name="upload"),
    path("<int:pk>/", runs.RunView.as_view(), name="run"),
    path("<int:pk>/decide/", deciding.Decide.as_view(), name="decide"),
    path("<int:pk>/apply/", deciding.Apply.as_view(), name="apply"),
    path("<int:pk>/control/", deciding.Control.as_view(), name="control"),
    path("<int:pk>/problems.csv", runs.Problems.as_view(), name="problems"),
    path("<int:pk>/undo/", undoing.Undo.as_view(), name="undo"),
    path("<int:pk>/undo/decide/", undoing.DecideConflicts.as_view(), name="decide_conflicts"),
]
