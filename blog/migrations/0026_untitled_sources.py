"""Letters and other works of some kinds may have no title."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0025_constraint_names"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="source",
            name="source_has_title",
        ),
        migrations.AlterField(
            model_name="source",
            name="title",
            field=models.CharField(blank=True, max_length=1000, verbose_name="title"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    (
                        "kind__in",
                        [
                            "graphic",
                            "interview",
                            "manuscript",
                            "map",
                            "personal_communication",
                            "post",
                            "review",
                            "review-book",
                            "speech",
                        ],
                    ),
                    _connector="OR",
                ),
                name="source_has_title",
            ),
        ),
    ]
