"""The stored HTML of a comment's head; the worker stores those of earlier comments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0021_dates_as_written"),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="head",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
    ]
