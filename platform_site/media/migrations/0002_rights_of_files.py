from django.db import migrations, models

import platform_site.vocabulary.rights


class Migration(migrations.Migration):
    dependencies = [("media", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="customdocument",
            name="rights",
            field=models.CharField(
                blank=True,
                choices=platform_site.vocabulary.rights.rights_choices,
                max_length=255,
                verbose_name="权利声明",
            ),
        ),
        migrations.AlterField(
            model_name="customimage",
            name="rights",
            field=models.CharField(
                blank=True,
                choices=platform_site.vocabulary.rights.rights_choices,
                max_length=255,
                verbose_name="权利声明",
            ),
        ),
    ]
