from django.urls import path

from .clicks import click
from .feeds import SearchFeed
from .views import search_page

app_name = "search"
urlpatterns = [
    path("", search_page, name="search"),
    path("feed/", SearchFeed(), name="feed"),
    path("click/", click, name="click"),
]
