"""Autosaves are called by their name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0009_comments")]

    operations = [
        migrations.RemoveConstraint("WorkingCopy", "working_copy_words_have_time"),
        migrations.RenameModel("WorkingCopy", "Autosave"),
        migrations.RenameIndex(
            "Autosave", old_name="working_copy_present", new_name="autosave_present"
        ),
        migrations.AlterField(
            "Autosave",
            "account",
            models.ForeignKey(
                settings.AUTH_USER_MODEL,
                django.db.models.deletion.CASCADE,
                related_name="autosaves",
            ),
        ),
        migrations.AlterField(
            "Autosave",
            "post",
            models.ForeignKey(
                "blog.Post",
                django.db.models.deletion.SET_NULL,
                null=True,
                related_name="autosaves",
            ),
        ),
        migrations.AlterModelOptions(
            "Autosave",
            options={
                "ordering": ["-written_at", "window"],
                "verbose_name": "autosave",
                "verbose_name_plural": "autosaves",
            },
        ),
        migrations.AddConstraint(
            "Autosave",
            models.CheckConstraint(
                condition=models.Q(written_at__isnull=False) | models.Q(fields={}),
                name="autosave_fields_have_time",
            ),
        ),
    ]
