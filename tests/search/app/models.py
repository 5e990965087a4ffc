from django.db import models


class Thing(models.Model):
    """A findable row with every capability of a Resource, and a live flag."""

    data = models.JSONField(default=dict)
    title = models.CharField(max_length=500)
    live = models.BooleanField(default=True)
    modified = models.DateTimeField(auto_now=True)
    visible_from = models.DateTimeField(null=True, blank=True)
    visible_until = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.title


class SubThing(Thing):
    """Described by its ancestor's describer."""

    extra = models.CharField(max_length=10, blank=True)

    def __str__(self):
        return self.title


class Maker(models.Model):
    """A child row that the description of its thing reads."""

    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="makers")
    name = models.CharField(max_length=100)

    def __str__(self):
        return self.name
