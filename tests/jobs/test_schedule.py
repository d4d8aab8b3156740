"""The schedule names verbs that are there."""

import inspect
from datetime import timedelta

import pytest
from django.utils.module_loading import import_string

from blog.jobs.schedule import SCHEDULE


@pytest.mark.parametrize("job", SCHEDULE, ids=lambda job: job.name)
def test_every_verb_is_there_and_needs_no_arguments(job):
    signature = inspect.signature(import_string(job.verb))
    required = [
        name for name, field in signature.parameters.items() if field.default is field.empty
    ]
    assert required == []


def test_every_job_has_a_name_of_its_own_and_a_period_that_the_worker_can_keep():
    names = [job.name for job in SCHEDULE]
    assert len(set(names)) == len(names)
    assert min(job.every for job in SCHEDULE) == timedelta(minutes=1)  # between two looks
