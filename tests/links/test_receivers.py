"""Links are collected when a post or a source changes."""

import pytest
from django_tasks_db.models import DBTaskResult

from blog.links.models import Link
from blog.links.tasks import collect_links
from blog.site.models import Site
from tests.factories import make_post
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db


def queued() -> list[list[int]]:
    tasks = DBTaskResult.objects.filter(task_path=collect_links.module_path)
    return [task.args_kwargs["args"] for task in tasks]


@pytest.mark.parametrize("is_on", [True, False])
def test_a_changed_post_and_source(django_capture_on_commit_callbacks, is_on):
    Site.objects.update_or_create(pk=1, defaults={"checks_links": is_on})
    with django_capture_on_commit_callbacks(execute=True):
        post = make_post(body="<p>Text</p>")
        make_web_source()
    assert ([post.pk] in queued()) is is_on
    assert Link.objects.exists() is is_on
