"""Dates of sources in their own words, beside the date in EDTF."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0020_imports"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="issued_text",
            field=models.CharField(
                blank=True,
                help_text="If it must be cited in its own words: Michaelmas 1640, 3 Nov. 1640/41, s. a.",
                max_length=200,
                verbose_name="date as written",
            ),
        ),
    ]
