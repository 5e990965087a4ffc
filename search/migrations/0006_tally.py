from django.db import migrations

from search.dialects import dialect_of


def create(apps, schema_editor):
    for statement in dialect_of(schema_editor.connection).create_tally_sql():
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in dialect_of(schema_editor.connection).drop_tally_sql():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0005_tending")]
    operations = [migrations.RunPython(create, drop)]
