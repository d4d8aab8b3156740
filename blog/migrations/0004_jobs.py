"""Emails, periodic jobs and retries of tasks get the one shape of due work."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q


def keep_failures(apps: Any, schema_editor: Any) -> None:
    """An email that is neither due nor sent was given up. Periodic jobs have new names: they run
    once and then have their rows."""
    Email = apps.get_model("blog", "Email")
    Email.objects.filter(due_at=None, sent_at=None).update(failed_at=F("written_at"))
    apps.get_model("blog", "PeriodicJob").objects.all().delete()


def due_index(model: str) -> models.Index:
    return models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name=f"{model}_due")


def leased_is_due(model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(leased_until=None) | Q(due_at__isnull=False), name=f"{model}_leased_is_due"
    )


def due_work() -> list[tuple[str, Any]]:
    return [
        (
            "due_at",
            models.DateTimeField(
                blank=True, default=django.utils.timezone.now, null=True, verbose_name="due"
            ),
        ),
        ("leased_until", models.DateTimeField(blank=True, editable=False, null=True)),
        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
        ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="failed")),
        ("error", models.CharField(blank=True, max_length=300, verbose_name="error")),
    ]


def become_due_work(model: str, *, has: tuple[str, ...]) -> list[Any]:
    """The columns that `model` has are altered, the others added."""
    return [
        (migrations.AlterField if name in has else migrations.AddField)(model, name, field)
        for name, field in due_work()
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0003_license"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [
        migrations.RenameModel("Letter", "Email"),
        migrations.RemoveConstraint("Email", "letter_sent_is_not_due"),
        migrations.RenameField("Email", "tries", "attempts"),
        *become_due_work("Email", has=("due_at", "attempts", "error")),
        migrations.AlterField(
            "Email",
            "written_at",
            models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
        ),
        migrations.AlterField(
            "Email", "sent_at", models.DateTimeField(null=True, verbose_name="sent")
        ),
        migrations.AlterModelOptions(
            "Email",
            {
                "ordering": ["-written_at", "-pk"],
                "verbose_name": "email",
                "verbose_name_plural": "email log",
            },
        ),
        migrations.RenameModel("ChoreRecord", "PeriodicJob"),
        *become_due_work("PeriodicJob", has=("due_at",)),
        migrations.AlterModelOptions(
            "PeriodicJob",
            {"verbose_name": "periodic job", "verbose_name_plural": "periodic jobs"},
        ),
        migrations.CreateModel(
            name="TaskRetry",
            fields=[
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="retry",
                        serialize=False,
                        to="django_tasks_database.dbtaskresult",
                    ),
                ),
                *due_work(),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "indexes": [due_index("taskretry")],
                "constraints": [leased_is_due("taskretry")],
            },
        ),
        migrations.RunPython(keep_failures, migrations.RunPython.noop),
        migrations.RenameIndex("Email", new_name="email_due", old_name="letter_due"),
        migrations.RenameIndex("Email", new_name="email_newest", old_name="letter_newest"),
        migrations.AddIndex("PeriodicJob", due_index("periodicjob")),
        migrations.AddConstraint("PeriodicJob", leased_is_due("periodicjob")),
        migrations.AddConstraint("Email", leased_is_due("email")),
        migrations.AddConstraint(
            "Email",
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(due_at__isnull=True),
                name="email_sent_is_not_due",
            ),
        ),
    ]
