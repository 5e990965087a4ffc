"""A record as somebody who builds with Wagtail would index it: fields to search, fields to filter and count by."""

from django.db import models
from wagtail.search import index

SEARCHED = ("title", "alternative", "creators", "subjects", "description", "body")
COUNTED = ("venue", "kind", "institution", "creator", "period", "material")


class Record(index.Indexed, models.Model):
    resource_id = models.CharField(max_length=255)
    title = models.TextField()
    alternative = models.TextField()
    creators = models.TextField()
    subjects = models.TextField()
    description = models.TextField()
    body = models.TextField()
    venue = models.CharField(max_length=255)
    kind = models.CharField(max_length=255)
    institution = models.CharField(max_length=255)
    creator = models.CharField(max_length=255)
    period = models.CharField(max_length=255)
    material = models.CharField(max_length=255)

    search_fields = [
        index.SearchField("title", boost=4),
        *(index.SearchField(name) for name in SEARCHED[1:]),
        *(index.FilterField(name) for name in COUNTED),
    ]

    class Meta:
        app_label = "peer"

    def __str__(self):
        return self.title
