"""Straight quotes become typographic ones while one types."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0016_feed_host")]

    operations = [
        migrations.AddField(
            "site",
            "smart_quotes",
            models.BooleanField(
                default=True,
                help_text="While you type, straight quotes and -- become the quotation marks and "
                "dashes of the post’s language. Code stays as you type it.",
                verbose_name="smart quotes",
            ),
        )
    ]
