"""Emails, webmentions, periodic jobs and retries of tasks get the one shape of due work."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import F, Q


DELIVERY_STATUS = {"waiting": "pending", "told": "sent", "deaf": "unsupported"}


def keep_emails(apps: Any, schema_editor: Any) -> None:
    """An email that is neither due nor sent was given up."""
    emails = apps.get_model("blog", "Email").objects
    emails.filter(due_at=None, sent_at=None).update(failed_at=F("written_at"))


def keep_webmentions(apps: Any, schema_editor: Any) -> None:
    mentions = apps.get_model("blog", "Mention").objects
    deliveries = apps.get_model("blog", "Delivery").objects
    mentions.filter(status="waiting").update(status="pending")
    unreadable = mentions.filter(status="unreadable", due_at=None)
    unreadable.update(failed_at=F("received_at"))
    for old, new in DELIVERY_STATUS.items():
        deliveries.filter(status=old).update(status=new)
    failed = deliveries.filter(status="failed", due_at=None)
    failed.update(failed_at=django.utils.timezone.now())


# Where the queue of an older version finds its tasks now.
MOVED_TASKS = {
    "blog.comments.judging.tasks.ask_akismet": "blog.comments.spam.tasks.ask_akismet",
    "blog.comments.tasks.tell_moderators": "blog.comments.emails.tasks.notify_moderators",
    "blog.comments.tasks.tell_readers": "blog.comments.emails.tasks.notify_followers",
    "blog.mail.tasks.send_letter": "blog.mail.tasks.send_email",
    "blog.mentions.tasks.tell_page": "blog.mentions.tasks.send_delivery",
}


def keep_tasks(apps: Any, schema_editor: Any) -> None:
    queued = apps.get_model("django_tasks_database", "DBTaskResult").objects
    for old, new in MOVED_TASKS.items():
        queued.filter(task_path=old).update(task_path=new)


def forget_old_names(apps: Any, schema_editor: Any) -> None:
    """Periodic jobs have new names: they run once and then have their rows."""
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
        migrations.RunPython(keep_emails, migrations.RunPython.noop),
        migrations.RunPython(forget_old_names, migrations.RunPython.noop),
        migrations.RunPython(keep_tasks, migrations.RunPython.noop),
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
        # webmentions
        migrations.RemoveIndex("Mention", "mention_by_network"),
        migrations.RemoveConstraint("Mention", "mention_fate"),
        migrations.RemoveConstraint("Notice", "notice_outcome"),
        migrations.RemoveConstraint("Notice", "notice_once"),
        migrations.RenameModel("Notice", "Delivery"),
        migrations.RenameModel("Outbox", "LinkScan"),
        migrations.RenameField("Mention", "tries", "attempts"),
        migrations.RenameField("Mention", "words", "error"),
        migrations.RenameField("Mention", "fate", "status"),
        migrations.RenameField("Mention", "read", "digest"),
        migrations.RenameField("Mention", "told_at", "received_at"),
        migrations.RenameField("Delivery", "tries", "attempts"),
        migrations.RenameField("Delivery", "words", "error"),
        migrations.RenameField("Delivery", "outcome", "status"),
        migrations.RenameField("Delivery", "told_at", "sent_at"),
        *become_due_work("Mention", has=("due_at", "attempts", "error")),
        *become_due_work("Delivery", has=("due_at", "attempts", "error")),
        migrations.AlterField(
            "Mention",
            "status",
            models.CharField(
                choices=[
                    ("pending", "not checked yet"),
                    ("found", "links here"),
                    ("no-link", "does not link here"),
                    ("gone", "gone"),
                    ("unreadable", "unreadable"),
                    ("refused", "refused"),
                ],
                default="pending",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            "Delivery",
            "status",
            models.CharField(
                choices=[
                    ("pending", "pending"),
                    ("sent", "sent"),
                    ("unsupported", "does not accept webmentions"),
                    ("failed", "failed"),
                ],
                default="pending",
                max_length=11,
            ),
        ),
        migrations.AlterField(
            "Delivery",
            "post",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="blog.post",
            ),
        ),
        migrations.AlterField(
            "LinkScan",
            "post",
            models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="link_scan",
                serialize=False,
                to="blog.post",
            ),
        ),
        migrations.AlterModelOptions(
            "Delivery", {"verbose_name": "webmention", "verbose_name_plural": "webmentions"}
        ),
        migrations.RunPython(keep_webmentions, migrations.RunPython.noop),
        migrations.AddIndex("Mention", due_index("mention")),
        migrations.AddIndex("Delivery", due_index("delivery")),
        migrations.AddIndex(
            "Mention",
            models.Index(fields=["network", "received_at"], name="mention_by_network"),
        ),
        migrations.AddConstraint("Mention", leased_is_due("mention")),
        migrations.AddConstraint(
            "Mention",
            models.CheckConstraint(
                condition=Q(
                    status__in=["pending", "found", "no-link", "gone", "unreadable", "refused"]
                ),
                name="mention_status",
            ),
        ),
        migrations.AddConstraint("Delivery", leased_is_due("delivery")),
        migrations.AddConstraint(
            "Delivery",
            models.UniqueConstraint(fields=("post", "target"), name="delivery_once"),
        ),
        migrations.AddConstraint(
            "Delivery",
            models.CheckConstraint(
                condition=Q(status__in=["pending", "sent", "unsupported", "failed"]),
                name="delivery_status",
            ),
        ),
    ]
