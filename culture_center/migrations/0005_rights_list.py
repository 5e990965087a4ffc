from django.db import migrations, models

import platform_site.vocabulary.rights


class Migration(migrations.Migration):
    dependencies = [("culture_center", "0004_bearers_bases_relations")]

    operations = [
        migrations.AlterField(
            model_name="heritageelement",
            name="rights",
            field=models.CharField(
                blank=True,
                choices=platform_site.vocabulary.rights.rights_choices,
                max_length=255,
                verbose_name="权利声明",
            ),
        ),
    ]
