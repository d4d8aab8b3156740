"""Files for readers: as what they are, by ranges, harmless."""

import pytest

from blog.media.files.uploading import delete_file
from blog.posts.trashing import move_to_trash
from tests import sample_files as samples
from tests.factories import make_file

pytestmark = pytest.mark.django_db

CONTENT = samples.wav()


@pytest.fixture
def sound():
    return make_file(content=CONTENT, name="Talk in Łódź.wav")


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_file_is_what_it_is_and_nothing_else(client, sound):
    response = client.get(sound.get_absolute_url())
    assert body(response) == CONTENT
    headers = response.headers
    assert headers["Content-Type"] == "audio/wav"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert (
        headers["Content-Disposition"] == "inline; filename*=UTF-8''Talk-in-%C5%81%C3%B3d%C5%BA.wav"
    )
    assert headers["Content-Length"] == str(len(CONTENT))
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["Content-Security-Policy"].endswith("sandbox")
    assert sound.digest[:12] not in str(headers)


@pytest.mark.parametrize(
    ("content", "name", "disposition", "is_sandboxed"),
    [
        (samples.pdf("Hello"), "a.pdf", "inline", False),
        (samples.pdf("Hello", catalog=samples.SCRIPT), "a.pdf", "attachment", True),
        (samples.docx(), "a.docx", "attachment", True),
        (b'{"a": "<script>"}', "a.json", "attachment", True),
        (b"a,b\n=1+1,<b>", "a.csv", "attachment", True),
        (samples.epub(), "a.epub", "attachment", True),
    ],
)
def test_only_a_pdf_that_runs_nothing_opens_in_the_browser(
    client, content, name, disposition, is_sandboxed
):
    response = client.get(make_file(content=content, name=name).get_absolute_url())
    response.close()
    assert response.headers["Content-Disposition"].partition(";")[0] == disposition
    policy = response.headers["Content-Security-Policy"]
    assert ("sandbox" in policy) == is_sandboxed
    assert "default-src 'none'" in policy and "script-src" not in policy


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, len(CONTENT) - 1),
        ("bytes=-100", len(CONTENT) - 100, len(CONTENT) - 1),
        ("bytes=5-999999999999", 5, len(CONTENT) - 1),
    ],
)
def test_a_part_is_what_was_asked_for(client, sound, asked, first, last):
    response = client.get(sound.get_absolute_url(), headers={"range": asked})
    assert response.status_code == 206
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/{len(CONTENT)}"
    assert response.headers["Content-Length"] == str(last - first + 1)
    assert body(response) == CONTENT[first : last + 1]


@pytest.mark.parametrize(
    "asked", ["bytes=9-5", "bytes=0-1,5-9", "lines=1-2", "bytes=-", "bytes=a-b", "bytes=0-0x5"]
)
def test_an_odd_range_or_several_get_the_whole_file(client, sound, asked):
    response = client.get(sound.get_absolute_url(), headers={"range": asked})
    assert (response.status_code, body(response)) == (200, CONTENT)


@pytest.mark.parametrize("asked", [f"bytes={len(CONTENT)}-", "bytes=-0"])
def test_bytes_beyond_the_end_are_416(client, sound, asked):
    response = client.get(sound.get_absolute_url(), headers={"range": asked})
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(CONTENT)}"


def test_if_range_and_if_none_match(client, sound):
    path = sound.get_absolute_url()
    etag = client.head(path).headers["ETag"]
    asked = {"range": "bytes=0-9", "if-range": etag}
    assert client.head(path, headers=asked).status_code == 206
    assert client.head(path, headers={**asked, "if-range": '"other"'}).status_code == 200
    known = client.get(path, headers={"if-none-match": f'W/"x", {etag}'})
    assert (known.status_code, known.content) == (304, b"")


def test_head_has_the_headers_alone(client, sound):
    response = client.head(sound.get_absolute_url())
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Length"] == str(len(CONTENT))


def test_a_file_is_read_in_blocks(client, sound, monkeypatch):
    """However long a part is, no more than a block of it is in memory."""
    monkeypatch.setattr("blog.reader.files.ranges.BLOCK", 1000)
    response = client.get(sound.get_absolute_url(), headers={"range": "bytes=1-"})
    assert max(len(block) for block in response.streaming_content) == 1000


def test_another_name_redirects_and_an_unknown_key_is_404(client, sound):
    right = sound.get_absolute_url()
    response = client.get(right.rpartition("/")[0] + "/x.wav")
    assert (response.status_code, response.headers["Location"]) == (301, right)
    assert client.get(right.replace(sound.key, "x" * 16)).status_code == 404


def test_a_file_in_the_trash_and_a_deleted_one_are_gone(client, sound):
    move_to_trash(sound)
    assert client.get(sound.get_absolute_url()).status_code == 410
    delete_file(sound)
    response = client.get(sound.get_absolute_url())
    assert response.status_code == 410
    assert "There was a file here" in response.content.decode()
