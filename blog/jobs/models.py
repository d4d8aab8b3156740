"""The base model of due work, and the models of periodic jobs and of retried tasks."""

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from blog.jobs.policies import RetryPolicy

LONGEST_TASK = timedelta(hours=1)


class DueWorkQuerySet(models.QuerySet[Any]):
    def due(self) -> Self:
        """Select the work that a worker may claim now, the longest overdue first."""
        now = timezone.now()
        is_free = Q(leased_until=None) | Q(leased_until__lte=now)
        return self.filter(is_free, due_at__lte=now).order_by("due_at", "pk")

    def given_up(self) -> Self:
        """Select the work that failed and is not retried."""
        return self.filter(due_at=None, failed_at__isnull=False)

    def failed(self) -> Self:
        """Select the work for a person to look at.

        That is the work that was given up or, if its attempts are unlimited, failed last time.
        """
        if self.model.policy.max_attempts is None:
            return self.filter(failed_at__isnull=False)
        return self.given_up()


class DueWork(models.Model):
    """A piece of work that any worker can claim.

    It can be claimed from `due_at` on; null means that there is nothing left to do. `leased_until`
    is set while a worker holds it; `leased_by` is its ID, empty for other processes. `attempts`
    counts the claims since it was last scheduled. `failed_at` and `error` describe the last attempt
    if it failed.
    """

    due_at = models.DateTimeField(_("due"), null=True, blank=True, default=timezone.now)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    leased_by = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)

    policy: ClassVar[RetryPolicy]

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="%(class)s_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(leased_until=None) | Q(due_at__isnull=False),
                name="%(class)s_leased_is_due",
            )
        ]

    @property
    def is_given_up(self) -> bool:
        return self.due_at is None and self.failed_at is not None

    @property
    def is_retrying(self) -> bool:
        return self.due_at is not None and self.failed_at is not None


class PeriodicJob(DueWork):
    """The next run of a job in the schedule."""

    name = models.CharField(max_length=64, primary_key=True)

    policy = RetryPolicy(
        first_pause=timedelta(minutes=1),
        factor=2,
        longest_pause=timedelta(minutes=10),
        max_attempts=None,
        lease=timedelta(minutes=10),
    )
    objects: ClassVar[models.Manager["PeriodicJob"]] = models.Manager.from_queryset(
        DueWorkQuerySet
    )()

    class Meta(DueWork.Meta):
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")

    def __str__(self) -> str:
        return self.name


class TaskRetry(DueWork):
    """The retries of a queued task that failed or was cut off."""

    task = models.OneToOneField(
        DBTaskResult, models.CASCADE, primary_key=True, related_name="retry"
    )

    policy = RetryPolicy(
        first_pause=timedelta(minutes=2),
        factor=2,
        longest_pause=timedelta(hours=1),
        max_attempts=5,
        lease=LONGEST_TASK,
    )
    objects: ClassVar[models.Manager["TaskRetry"]] = models.Manager.from_queryset(DueWorkQuerySet)()

    class Meta(DueWork.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")

    def __str__(self) -> str:
        arguments = map(repr, self.task.args_kwargs.get("args", []))
        return f"{self.task.task_path.rpartition('.')[2]}({', '.join(arguments)})"
