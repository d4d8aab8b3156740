"""Pages are found among many posts, in the menu's settings and in the list of the admin panel."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0048_exports_of_blogs")]

    operations = [
        migrations.AddIndex(
            "post",
            models.Index(fields=["kind", "-saved_at", "-id"], name="post_kind_last_saved"),
        ),
    ]
