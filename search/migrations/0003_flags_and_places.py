from django.db import migrations, models


class Migration(migrations.Migration):
    """New columns of what is public are filled by `rebuild_index`."""

    dependencies = [("search", "0002_fulltext")]

    operations = [
        migrations.AddField("document", "flags", models.SmallIntegerField(default=0)),
        migrations.AddField("document", "places_until", models.BigIntegerField(null=True)),
        migrations.RemoveIndex("document", "search_document_year"),
        migrations.AddIndex("document", models.Index(fields=["year_from", "year_to"], name="search_document_years")),
        migrations.AddIndex(
            "document",
            models.Index(
                fields=["places_until"],
                condition=models.Q(places_until__isnull=False),
                name="search_document_places",
            ),
        ),
    ]
