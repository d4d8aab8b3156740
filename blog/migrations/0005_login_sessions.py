"""Login sessions under their own name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("blog", "0004_jobs")]

    operations = [
        migrations.RenameModel("DeskSession", "LoginSession"),
    ]
