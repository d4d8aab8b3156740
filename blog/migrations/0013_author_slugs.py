from typing import Any

from django.db import migrations

import blog.people.slugs
from blog.text.words.slugs import slugify


def give_slugs(apps: Any, schema_editor: Any) -> None:
    taken: set[str] = set()
    for account in apps.get_model("blog", "Account").objects.order_by("pk"):
        slug = slugify(account.name or account.username) or "unnamed"
        free, count = slug, 1
        while free in taken:
            count += 1
            free = f"{slug}-{count}"
        taken.add(free)
        type(account).objects.filter(pk=account.pk).update(slug=free)
    bylines = apps.get_model("blog", "Byline").objects
    for guest in bylines.exclude(guest="").values_list("guest", flat=True).distinct():
        bylines.filter(guest=guest).update(guest_slug=slugify(guest) or "unnamed")


class Migration(migrations.Migration):
    dependencies = [("blog", "0012_ways_in")]

    operations = [
        migrations.RunPython(give_slugs, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="account",
            name="slug",
            field=blog.people.slugs.SlugOf(
                blank=True,
                editable=False,
                max_length=100,
                of="shown_name",
                unique=True,
                verbose_name="slug",
            ),
        ),
    ]
