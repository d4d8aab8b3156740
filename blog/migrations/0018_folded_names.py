"""Tags and synonyms have the folded form of their names, by which look-alikes are found."""

from typing import Any

from django.db import migrations

from blog.posts.tags.folded_names import FoldedName
from blog.text.words.folding import fold_name

BATCH = 500


def fold_names(apps: Any, schema_editor: Any) -> None:
    for model in ("Tag", "Synonym"):
        rows = list(apps.get_model("blog", model).objects.all())
        for row in rows:
            row.folded = fold_name(row.name)
        apps.get_model("blog", model).objects.bulk_update(rows, ["folded"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("blog", "0017_smart_quotes")]

    operations = [
        migrations.RemoveIndex("synonym", "synonym_by_name"),
        *(
            migrations.AddField(
                model,
                "folded",
                FoldedName(db_index=True, default="", editable=False, max_length=200, of="name"),
            )
            for model in ("tag", "synonym")
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
