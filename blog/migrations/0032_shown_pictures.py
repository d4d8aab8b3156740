from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0031_about_authors"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="shown_pictures",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
    ]
