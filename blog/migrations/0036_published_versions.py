"""Published versions: which are hidden, and whether readers find any."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0035_operations"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="is_hidden",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="site",
            name="shows_versions",
            field=models.BooleanField(
                default=True,
                help_text="Readers can open the published versions of a post, and see what was corrected.",
                verbose_name="show earlier versions",
            ),
        ),
    ]
