"""More labels of locators, all that CSL has."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0011_visible_names"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="citation",
            name="citation_label",
        ),
        migrations.AlterField(
            model_name="citation",
            name="label",
            field=models.CharField(
                choices=[
                    ("page", "page"),
                    ("chapter", "chapter"),
                    ("folio", "folio"),
                    ("column", "column"),
                    ("paragraph", "paragraph"),
                    ("section", "section"),
                    ("line", "line"),
                    ("verse", "verse"),
                    ("volume", "volume"),
                    ("part", "part"),
                    ("book", "book"),
                    ("figure", "figure"),
                    ("table", "table"),
                    ("note", "note"),
                    ("timestamp", "time"),
                    ("sub-verbo", "under the word"),
                    ("article-locator", "article"),
                    ("act", "act"),
                    ("scene", "scene"),
                    ("appendix", "appendix"),
                    ("supplement", "supplement"),
                    ("canon", "canon"),
                    ("elocation", "location"),
                    ("equation", "equation"),
                    ("issue", "issue"),
                    ("opus", "opus"),
                    ("rule", "rule"),
                    ("title-locator", "title"),
                ],
                default="page",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "label__in",
                        [
                            "page",
                            "chapter",
                            "folio",
                            "column",
                            "paragraph",
                            "section",
                            "line",
                            "verse",
                            "volume",
                            "part",
                            "book",
                            "figure",
                            "table",
                            "note",
                            "timestamp",
                            "sub-verbo",
                            "article-locator",
                            "act",
                            "scene",
                            "appendix",
                            "supplement",
                            "canon",
                            "elocation",
                            "equation",
                            "issue",
                            "opus",
                            "rule",
                            "title-locator",
                        ],
                    )
                ),
                name="citation_label",
            ),
        ),
    ]
