"""Facet codes hold the facet above the value, no longer below it, so that one facet's postings lie together."""

from array import array

from django.db import migrations

STEP = 1000


def moved(code: int) -> int:
    return (code & 7) << 28 | code >> 3


def move_facets(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE search_posting SET code = -(((code & 7) << 28) | (code >> 3)) - 1")
        cursor.execute("UPDATE search_posting SET code = -code - 1")
    documents = apps.get_model("search", "Document").objects.using(schema_editor.connection.alias)
    last = 0
    while rows := list(documents.filter(pk__gt=last).order_by("pk").only("facets")[:STEP]):
        for row in rows:
            row.facets = array("I", map(moved, array("I", bytes(row.facets)))).tobytes()
        documents.bulk_update(rows, ["facets"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("search", "0002_fulltext")]
    operations = [migrations.RunPython(move_facets, migrations.RunPython.noop)]
