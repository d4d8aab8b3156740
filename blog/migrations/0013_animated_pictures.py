"""Animated pictures keep their motion."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0012_locator_labels")]

    operations = [
        migrations.AddField(
            "picture", "is_animated", models.BooleanField(default=False, editable=False)
        )
    ]
