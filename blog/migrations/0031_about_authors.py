from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0030_card_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="about",
            field=models.TextField(
                blank=True,
                help_text="For readers, above your posts: who you are, what you write about.",
                max_length=1000,
                verbose_name="about yourself",
            ),
        ),
    ]
