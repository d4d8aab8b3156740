"""Letters are emails."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0003_license")]

    operations = [
        migrations.RenameModel("Letter", "Email"),
        migrations.AlterModelOptions(
            "Email",
            {
                "ordering": ["-written_at", "-pk"],
                "verbose_name": "email",
                "verbose_name_plural": "emails",
            },
        ),
        migrations.RenameIndex("Email", new_name="email_due", old_name="letter_due"),
        migrations.RenameIndex("Email", new_name="email_newest", old_name="letter_newest"),
        migrations.RemoveConstraint("Email", "letter_sent_is_not_due"),
        migrations.AddConstraint(
            "Email",
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(due_at__isnull=True),
                name="email_sent_is_not_due",
            ),
        ),
    ]
