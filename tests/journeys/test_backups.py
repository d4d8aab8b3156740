"""A blog is backed up while it runs, lost, and restored."""

from pathlib import Path
from urllib.request import urlopen

from selectolax.lexbor import LexborHTMLParser

from tests.journeys import server
from tests.journeys.server import Start

PATHS = ("/", "/2013/07/talk/", "/sources/", "/search/?q=keeper")


def text_of(url: str) -> str:
    """Return what a reader reads; the form's stamp is signed with a key that is not backed up."""
    with urlopen(url) as page:
        body = LexborHTMLParser(page.read().decode()).body
    assert body
    return body.text()


def test_a_lost_blog_is_restored_whole(start: Start, tmp_path: Path):
    blog = start()
    blog.manage("shell", "-c", "from tests.sample_blog import *; write_sample_blog()")
    before = {path: text_of(blog.url + path) for path in PATHS}
    made = blog.manage("backup", str(tmp_path / "backups"))
    assert ": verified, " in made
    blog.stop()
    place = tmp_path / "another"
    place.mkdir()
    elsewhere = server.environment_for(place, port=server.free_port())
    restored = server.run("restore", str(tmp_path / "backups"), environment=elsewhere)
    assert restored.returncode == 0, restored.stderr
    again = server.run("restore", str(tmp_path / "backups"), environment=elsewhere)
    assert "There is a blog in this database already." in again.stderr
    found = server.start(place)
    try:
        found.wait_until_ready()
        after = {path: text_of(found.url + path) for path in PATHS}
    finally:
        found.stop()
    assert after == before
