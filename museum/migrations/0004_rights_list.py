from django.db import migrations, models

import platform_site.vocabulary.rights


class Migration(migrations.Migration):
    dependencies = [("museum", "0003_movable_heritage_form")]

    operations = [
        migrations.AlterField(
            model_name="object",
            name="rights",
            field=models.CharField(
                blank=True,
                choices=platform_site.vocabulary.rights.rights_choices,
                max_length=255,
                verbose_name="权利声明",
            ),
        ),
    ]
