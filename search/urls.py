from django.urls import path

from .clicks import click
from .views import search_page

app_name = "search"
urlpatterns = [path("", search_page, name="search"), path("click/", click, name="click")]
