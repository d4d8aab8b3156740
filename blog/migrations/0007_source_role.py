"""The field of primary and secondary sources gets its name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0006_search_and_statistics")]

    operations = [
        migrations.RemoveConstraint("source", "source_standing"),
        migrations.RenameField("source", "standing", "source_role"),
        migrations.AlterField(
            "source",
            "source_role",
            models.CharField(
                "primary or secondary",
                blank=True,
                choices=[("primary", "primary source"), ("secondary", "secondary source")],
                max_length=9,
            ),
        ),
        migrations.AddConstraint(
            "source",
            models.CheckConstraint(
                condition=models.Q(("source_role__in", ["", "primary", "secondary"])),
                name="source_role",
            ),
        ),
    ]
