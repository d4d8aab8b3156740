"""Sources are listed by the folded forms of their names, series by those of their titles.

So Äpfel stands before Zebra in the lists of the admin panel, on every database.
"""

from typing import Any

from django.db import migrations, models

from blog.posts.tags.folded_names import FoldedName
from blog.text.words.folding import fold_name

BATCH = 500
FOLDED = (("Source", "names", "folded_names", 1000), ("Series", "title", "folded_title", 200))


def fold(apps: Any, _schema_editor: Any) -> None:
    for model, field, folded, length in FOLDED:
        rows = apps.get_model("blog", model).objects.only(field)
        batch = []
        for row in rows.iterator(chunk_size=BATCH):
            setattr(row, folded, fold_name(getattr(row, field))[:length])
            batch.append(row)
            if len(batch) == BATCH:
                rows.bulk_update(batch, [folded])
                batch = []
        rows.bulk_update(batch, [folded])


class Migration(migrations.Migration):
    dependencies = [("blog", "0046_link_care")]

    operations = [
        migrations.AlterModelOptions(
            "series",
            {
                "ordering": ["folded_title", "title"],
                "verbose_name": "series",
                "verbose_name_plural": "series",
            },
        ),
        migrations.RemoveIndex("source", "source_by_name"),
        migrations.AddField(
            "series",
            "folded_title",
            FoldedName(db_index=True, default="", editable=False, max_length=200, of="title"),
        ),
        migrations.AddField(
            "source",
            "folded_names",
            models.CharField(blank=True, default="", editable=False, max_length=1000),
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
        migrations.AddIndex(
            "source",
            models.Index(fields=["folded_names", "year", "title"], name="source_by_name"),
        ),
    ]
