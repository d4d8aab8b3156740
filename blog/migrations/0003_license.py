"""License, as the rest of the world spells it."""

from django.db import migrations, models

from blog.site.licenses import License


class Migration(migrations.Migration):
    dependencies = [("blog", "0002_search_index")]

    operations = [
        migrations.RemoveConstraint("site", "site_licence"),
        migrations.RenameField("site", "licence", "license"),
        migrations.RenameField("picture", "licence", "license"),
        migrations.AddConstraint(
            "site",
            models.CheckConstraint(
                condition=models.Q(license__in=["", *License.values]), name="site_license"
            ),
        ),
    ]
