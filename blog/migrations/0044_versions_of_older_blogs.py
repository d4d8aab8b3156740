"""Show earlier versions of posts only once the owner of an older blog asks for it.

Their authors corrected texts before readers could open the versions, and never agreed to it.
"""

from typing import Any

from django.db import migrations


def hide_versions(apps: Any, _schema_editor: Any) -> None:
    site, post = apps.get_model("blog", "Site"), apps.get_model("blog", "Post")
    if post.objects.exists():
        site.objects.update_or_create(pk=1, defaults={"shows_versions": False})


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0043_web_archives"),
    ]

    operations = [migrations.RunPython(hide_versions, migrations.RunPython.noop)]
