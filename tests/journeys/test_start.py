"""First and later starts, every way to stop, and starts that fail."""

import http.client
import re
import socket
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.journeys import server


def get(url: str) -> int:
    try:
        with urlopen(url) as response:
            return response.status
    except HTTPError as error:
        error.close()
        return error.code


def refused(folder: Path, **settings: str) -> str:
    """Return the error of a failed start, one sentence; its status is 1."""
    environment = server.environment_for(folder, port=server.free_port()) | settings
    done = server.run("serve", environment=environment)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_a_first_start_prepares_everything_and_prints_it(tmp_path, start):
    ibid = start(tmp_path / "new")

    assert ibid.printed == (
        "Preparing the database...\n"
        "Preparing the static files, once; this takes a few seconds...\n"
        "Writing the example blog...\n"
        "\n"
        f"Ibid runs at {ibid.url}/ (Ctrl-C stops it).\n"
        "Create the owner's account here; the link works once, for 24 hours:\n"
        f"{ibid.set_up_link}\n"
        "\n"
    )
    assert get(ibid.url) == 200
    assert get(ibid.set_up_link) == 200
    assert (ibid.data_folder.stat().st_mode & 0o777) == 0o700


def test_a_second_start_prepares_nothing_and_prints_a_new_link(start):
    first = start()
    assert first.stop() == 0
    second = start(first.data_folder)

    assert second.printed.startswith(f"\nIbid runs at {second.url}/")
    assert second.set_up_link.startswith(f"{second.url}/admin/set-up/")
    assert get(second.set_up_link) == 200
    assert get(second.url + first.set_up_link.removeprefix(first.url)) == 410


def test_no_link_is_printed_once_there_is_an_account(start):
    first = start()
    first.manage(
        *("createsuperuser", "--noinput", "--username", "ada", "--email", "ada@example.org"),
        DJANGO_SUPERUSER_PASSWORD="a long enough phrase",
    )
    first.stop()
    second = start(first.data_folder)

    assert second.printed == f"\nIbid runs at {second.url}/ (Ctrl-C stops it).\n\n"


def test_sigterm_stops_every_process(ibid):
    assert ibid.stop() == 0
    assert ibid.printed.endswith("\nIbid has stopped.\n")
    with pytest.raises(URLError):
        urlopen(ibid.url)


def test_a_comment_in_transit_is_kept_when_the_server_stops(ibid):
    comment = b"name=Ada&body=Written+while+the+server+stopped"
    with closing(http.client.HTTPConnection("127.0.0.1", ibid.port)) as visitor:
        visitor.putrequest("POST", comment_form(ibid))
        visitor.putheader("Content-Type", "application/x-www-form-urlencoded")
        visitor.putheader("Content-Length", str(len(comment)))
        visitor.putheader("Origin", ibid.url)
        visitor.putheader("Expect", "100-continue")
        visitor.endheaders()
        assert visitor.sock.recv(1000).startswith(b"HTTP/1.1 100 ")  # the server has accepted it
        ibid.terminate()
        wait_until_it_refuses_connections(ibid)
        visitor.send(comment)
        assert visitor.getresponse().status == 302

    ibid.wait_until_all_processes_end()
    assert ibid.process.wait() == 0
    count = "from blog.comments.models import *; print(Comment.objects.filter(name='Ada').count())"
    assert ibid.manage("shell", "--no-imports", "--command", count) == "1\n"


def comment_form(ibid):
    """Return the path that the welcome post's comment form posts to."""
    with urlopen(f"{ibid.url}/2013/07/") as page:
        post = re.search(r'href="(/2013/07/[^"/]+/)"', page.read().decode())[1]
    with urlopen(ibid.url + post) as page:
        return re.search(r'action="(/comments/\d+/post/)[#"]', page.read().decode())[1]


def wait_until_it_refuses_connections(ibid):
    while True:
        try:
            urlopen(f"{ibid.url}/health/", timeout=1).close()
        except OSError:
            return


def test_a_killed_supervisor_leaves_no_process(ibid):
    ibid.kill()
    ibid.wait_until_all_processes_end()


def test_a_port_in_use_is_reported(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert refused(tmp_path, PORT=str(port)) == (
            f"Ibid cannot start: Port {port} on 127.0.0.1 is taken by another program. "
            f"Stop it or choose another port: PORT={port + 1} make run\n"
        )


def test_a_data_folder_is_served_only_once(ibid):
    assert refused(ibid.data_folder) == (
        f"Ibid cannot start: Ibid is already running in the data folder {ibid.data_folder} "
        f"(process {ibid.process.pid}).\n"
    )


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"PORT": "many"}, "wrong settings in the environment: PORT Not a valid integer."),
        (
            {"IBID_DATA_DIR": "/dev/null/ibid"},
            "The data folder /dev/null/ibid cannot be created: Not a directory. "
            "Set IBID_DATA_DIR to a folder this user may write to.",
        ),
        (
            {"DATABASE_URL": "postgres://ibid@127.0.0.1:1/ibid"},
            'the database cannot be used: connection failed: connection to server at "127.0.0.1", '
            "port 1 failed: Connection refused",
        ),
        (
            {"DATABASE_URL": "sqlite:////proc/db.sqlite3"},
            "the database cannot be used: unable to open database file",
        ),
        (
            {"DATABASE_URL": "sqlite:////dev/null/db.sqlite3"},
            "wrong settings in the environment: DATABASE_URL names a file in /dev/null, which is "
            "no folder; after sqlite:/// comes an absolute path, such as "
            "sqlite:////srv/blog/db.sqlite3",
        ),
    ],
)
def test_an_invalid_setting_is_reported_in_one_sentence(tmp_path, settings, sentence):
    assert refused(tmp_path, **settings) == f"Ibid cannot start: {sentence}\n"
