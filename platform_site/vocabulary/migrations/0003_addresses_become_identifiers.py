"""The addresses that stood in one list become identifiers of their own."""

from django.db import migrations

MODELS = ("Agent", "Concept", "Period", "Place")


def move(apps, schema_editor):
    for name in MODELS:
        identifier = apps.get_model("vocabulary", f"{name}Identifier")
        rows = apps.get_model("vocabulary", name).objects.exclude(same_as=[])
        identifier.objects.bulk_create(
            identifier(**{name.lower(): row}, scheme="url", value=address[:255])
            for row in rows
            for address in row.same_as
            if isinstance(address, str)
        )


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL alters no table with rows whose keys are yet to be checked

    dependencies = [("vocabulary", "0002_authorities_in_full")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        *(migrations.RemoveField(model_name=name.lower(), name="same_as") for name in MODELS),
    ]
