from django.apps import AppConfig


class SearchTestApp(AppConfig):
    name = "tests.search.app"
    label = "searchtest"
    default_auto_field = "django.db.models.BigAutoField"
