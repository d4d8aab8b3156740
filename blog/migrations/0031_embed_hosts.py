"""The hosts whose players readers may load in place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0030_links")]

    operations = [
        migrations.AddField(
            "site",
            "embed_hosts",
            models.TextField(
                blank=True,
                default="",
                max_length=2000,
                help_text="One per line, such as www.youtube-nocookie.com or player.vimeo.com. "
                "Players from these hosts load inside a post, in a sandbox, once a reader clicks. "
                "Without a host in the list, readers get a link.",
                verbose_name="hosts of players",
            ),
        )
    ]
