"""Titles and names that show nothing are refused; nothing stored changes."""

from django.db import migrations, models

from blog.site.validators import validate_visible


class Migration(migrations.Migration):
    dependencies = [("blog", "0010_autosave")]

    operations = [
        migrations.AlterField(
            "account",
            "name",
            models.CharField(
                "name",
                blank=True,
                help_text="Shown in bylines.",
                max_length=150,
                validators=[validate_visible],
            ),
        ),
        migrations.AlterField(
            "post",
            "title",
            models.CharField("title", max_length=300, validators=[validate_visible]),
        ),
        migrations.AlterField(
            "series",
            "title",
            models.CharField("title", max_length=200, unique=True, validators=[validate_visible]),
        ),
        migrations.AlterField(
            "site",
            "name",
            models.CharField("name", default="Ibid", max_length=100, validators=[validate_visible]),
        ),
    ]
