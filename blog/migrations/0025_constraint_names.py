from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0024_search_in_files")]

    operations = [
        migrations.RemoveConstraint("post", "post_out_has_address"),
        migrations.AddConstraint(
            "post",
            models.CheckConstraint(
                condition=models.Q(
                    ("published_at__isnull", True), ("permalink__isnull", False), _connector="OR"
                ),
                name="post_out_has_permalink",
            ),
        ),
    ]
