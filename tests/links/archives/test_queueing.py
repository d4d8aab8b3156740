"""Which lookups are queued, and how many."""

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from blog.links.archives.models import ArchiveLookup
from blog.links.archives.queueing import A_MINUTE, queue_lookups
from blog.site.models import Site, WebArchive
from blog.sources.models import Source
from tests.factories import citing, make_draft, make_post
from tests.links.conftest import make_web_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wayback():
    Site.objects.update_or_create(pk=1, defaults={"web_archive": WebArchive.WAYBACK})


def publish(*sources: Source) -> None:
    make_post(body="".join(f"<p>So.{citing(source)}</p>" for source in sources))


def test_only_sources_that_readers_see_are_looked_up():
    seen, secret = (make_web_source(f"http://{name}.example/") for name in ("seen", "secret"))
    publish(seen)
    make_draft(body=f"<p>So.{citing(secret)}</p>")
    assert queue_lookups() == 1
    assert ArchiveLookup.objects.get().url == "http://seen.example/"


def test_few_are_queued_and_none_while_others_run():
    publish(*(make_web_source(f"http://ada.example/{n}") for n in range(A_MINUTE + 2)))
    assert queue_lookups() == A_MINUTE
    assert queue_lookups() == 0
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    assert queue_lookups() == A_MINUTE


def test_a_source_with_another_url_is_looked_up_anew():
    source = make_web_source("http://ada.example/old")
    publish(source)
    queue_lookups()
    ArchiveLookup.objects.update(due_at=None)
    archived = {"archive_url": "https://web.archive.org/web/1/x", "archived_on": "2013-07-14"}
    Source.objects.update(url="http://ada.example/new", **archived)
    DBTaskResult.objects.all().delete()
    assert queue_lookups() == 1
    source.refresh_from_db()
    assert (source.archive_url, source.archived_on) == ("", None)
    assert ArchiveLookup.objects.get().url == "http://ada.example/new"
    Source.objects.update(url="")
    DBTaskResult.objects.all().delete()
    assert queue_lookups() == 0
    assert not ArchiveLookup.objects.exists()
