"""A second host must share the secret key and the media of the first."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from blog.operations.hosts.joining import MARKER, HostRefused, join_hosts
from blog.operations.hosts.models import Installation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def several_hosts(settings, tmp_path):
    """A blog that the first host has started, on a database for several."""
    settings.IS_SMALL, settings.MEDIA_ROOT = False, str(tmp_path / "first")
    settings.SECRET_KEY = "the key of the first host"
    join_hosts()


def test_a_host_with_the_same_key_and_media_joins():
    join_hosts()
    assert Installation.objects.count() == 1


def test_a_host_with_another_key_is_refused(settings):
    settings.SECRET_KEY = "another key"
    with pytest.raises(HostRefused, match=r"set IBID_SECRET_KEY"):
        join_hosts()


def test_a_key_is_replaced_while_the_old_one_is_known(settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", ["the key of the first host"]
    join_hosts()
    settings.SECRET_KEY_FALLBACKS = []
    join_hosts()
    settings.SECRET_KEY = "the key of the first host"
    with pytest.raises(HostRefused):
        join_hosts()


def test_the_database_does_not_contain_the_key():
    installation = Installation.objects.get()
    assert len(installation.key_fingerprint) == 40
    assert "first host" not in installation.key_fingerprint


def test_a_host_with_other_media_is_refused(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "second")
    with pytest.raises(HostRefused, match=r"second\) are not those of the blog .* IBID_MEDIA_DIR"):
        join_hosts()
    assert not default_storage.exists(MARKER)


def test_a_bucket_is_named_in_the_refusal(settings, tmp_path):
    settings.MEDIA_ROOT, settings.S3_BUCKET = str(tmp_path / "second"), "pictures"
    with pytest.raises(HostRefused, match="the bucket pictures"):
        join_hosts()


def test_a_worker_is_refused_like_a_web_host(settings):
    settings.SECRET_KEY = "another key"
    with pytest.raises(CommandError, match="secret key is not the one"):
        call_command("db_worker", batch=True)


def test_a_host_can_be_adopted_after_a_loss(settings, tmp_path, capsys):
    settings.SECRET_KEY, settings.MEDIA_ROOT = "another key", str(tmp_path / "second")
    call_command("adopt_host")
    assert f"({'the folder'} {tmp_path / 'second'})" in capsys.readouterr().out
    join_hosts()
    settings.SECRET_KEY = "the key of the first host"
    with pytest.raises(HostRefused):
        join_hosts()


def test_the_only_host_of_a_small_blog_may_change_both(settings, tmp_path):
    settings.IS_SMALL, settings.SECRET_KEY = True, "another key"
    settings.MEDIA_ROOT = str(tmp_path / "second")
    join_hosts()
    assert default_storage.exists(MARKER)
