"""What the search room stores: every public resource, what a result shows of it, and the changes yet to be sent.

The database engine reads these tables; with Elasticsearch they stay the re-check before results are shown, the
source of its documents, and the net when it is away. Numbers instead of dates and packed facets keep a query over
a hundred thousand rows within milliseconds. The full-text table beside them is made per database (`engines/`).
"""

import json

from django.db import models

from .tending import models as tended  # noqa: F401  the staff's own rows are models of this app

OPEN = -(2**62)
"""`visible_from` of what was always visible; `visible_until` of what stays so is its negative."""


class DocumentQuerySet(models.QuerySet):
    """Documents, and which of them may be seen."""

    def visible_at(self, moment: int):
        """Those that anybody may see at a moment, in microseconds since 1970."""
        return self.filter(visible_from__lte=moment, visible_until__gt=moment)


class Document(models.Model):
    """One public resource: identity, version, and the columns that filter and sort. Narrow on purpose."""

    resource_id = models.CharField(max_length=255, unique=True)
    model = models.CharField(max_length=100)
    object_pk = models.CharField(max_length=64)
    version = models.BigIntegerField(db_index=True)
    """Microseconds since 1970 of the change, never falling for one document: the version sent to Elasticsearch."""
    modified = models.BigIntegerField()
    visible_from = models.BigIntegerField(default=OPEN)
    visible_until = models.BigIntegerField(default=-OPEN)
    year_from = models.IntegerField(null=True)
    year_to = models.IntegerField(null=True)
    online = models.BooleanField(default=False)
    flags = models.SmallIntegerField(default=0)
    """The bits of `schema.FLAGS`; they stand among the codes as well, to be counted with them."""
    places_until = models.BigIntegerField(null=True)
    """Until when an activity still has places."""
    title = models.CharField(max_length=255)
    title_key = models.CharField(max_length=255)
    sort_key = models.CharField(max_length=64)
    """Title in pinyin order."""
    facets = models.BinaryField()
    """Codes of the facet values, four bytes each (`dictionary.py`)."""
    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "object_pk"], name="search_document_row")]
        indexes = [
            models.Index(fields=["-modified", "id"], name="search_document_modified"),
            models.Index(fields=["year_from", "year_to"], name="search_document_years"),
            models.Index(
                fields=["places_until"], condition=models.Q(places_until__isnull=False), name="search_document_places"
            ),
            models.Index(fields=["sort_key", "id"], name="search_document_sort"),
            models.Index(fields=["title_key"], name="search_document_title"),
            models.Index(
                fields=["visible_from", "visible_until"],
                condition=~models.Q(visible_from=OPEN, visible_until=-OPEN),
                name="search_document_window",
            ),
        ]

    def __str__(self) -> str:
        return self.resource_id


class Card(models.Model):
    """The whole Resource of a document as JSON: what results show, and what is sent to Elasticsearch."""

    document_id = models.BigIntegerField(primary_key=True)
    data = models.TextField()

    def __str__(self) -> str:
        return str(self.document_id)

    @property
    def resource(self) -> dict:
        """The stored Resource, by the names of its fields; empty ones are left out."""
        return json.loads(self.data)


class FacetValue(models.Model):
    """Dictionary of facet values, so that documents hold small numbers; makers and subjects are suggested from it."""

    id = models.AutoField(primary_key=True)
    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=255)
    label = models.CharField(max_length=255, blank=True)
    key = models.CharField(max_length=64, db_index=True)
    pinyin = models.CharField(max_length=64, db_index=True)
    initials = models.CharField(max_length=32, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="search_facetvalue_value")]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"


class Posting(models.Model):
    """Which documents carry a facet value."""

    pk = models.CompositePrimaryKey("code", "document_id")
    code = models.IntegerField()
    document_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.code} {self.document_id}"


class TitleKey(models.Model):
    """Beginnings under which a title is suggested: characters, pinyin, initials."""

    pk = models.CompositePrimaryKey("key", "document_id")
    key = models.CharField(max_length=40)
    document_id = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return self.key


class Part(models.Model):
    """What a document is a part of; only parts have a row."""

    document_id = models.BigIntegerField(primary_key=True)
    whole = models.CharField(max_length=100, db_index=True)
    """`resource.row_key` of the whole, whether it is public or not."""

    def __str__(self) -> str:
        return f"{self.document_id} of {self.whole}"


class Outbox(models.Model):
    """A change that Elasticsearch has yet to hear of. The body is read when it is sent, so only the id is kept."""

    INDEX, DELETE = "index", "delete"
    resource_id = models.CharField(max_length=255)
    version = models.BigIntegerField()
    op = models.CharField(max_length=6, choices=[(INDEX, INDEX), (DELETE, DELETE)])
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.op} {self.resource_id} {self.version}"


class Upkeep(models.Model):
    """A rebuild or a reconciliation of the whole index: who does it, where it stands, what it did (`upkeep.py`)."""

    REBUILD, RECONCILE = "rebuild", "reconcile"
    kind = models.CharField(max_length=16)
    started = models.DateTimeField(auto_now_add=True)
    since = models.BigIntegerField()
    """The version from which a document counts as described by it."""
    cursor = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    owner = models.CharField(max_length=255)
    lease_until = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    message = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(finished=None), name="search_upkeep_one_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.started:%Y-%m-%d %H:%M}"
