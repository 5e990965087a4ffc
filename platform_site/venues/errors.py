"""The pages for what is not there and for what went wrong."""

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template


def not_found(request, exception):
    return render(request, "404.html", status=404)


def server_error(request):
    """Rendered without context: nothing here may ask the database."""
    return HttpResponseServerError(get_template("500.html").render())
