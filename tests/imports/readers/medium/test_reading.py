import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.imports.readers import pages
from blog.imports.readers.registry import read, recognize
from blog.imports.records import Author, Entry, ExportRefused, Problem, Skipped, Status

STORY = """<!DOCTYPE html><html><head><title>Weirs</title><style>p {{}}</style></head><body>
<article class="h-entry"><header><h1 class="p-name">Weirs</h1></header>
<section data-field="subtitle" class="p-summary">On rivers</section>
<section data-field="body" class="e-content"><section class="section"><div class="section-divider">
<hr class="section-divider"></div><div class="section-content"><div class="section-inner">
{title}<p class="graf graf--p">Text</p><figure class="graf graf--figure"><img class="graf-image"
src="https://cdn-images-1.medium.com/max/800/1*a.jpeg"><figcaption>A weir</figcaption></figure>
<pre data-code-block-lang="python" class="graf graf--pre"><span>a &lt; b<br>c</span></pre>
<div class="graf graf--mixtapeEmbed"><a href="https://a.example/"><strong>A</strong><br><em>b</em></a>
<a href="https://a.example/" class="js-mixtapeImage mixtapeImage"></a></div>
</div></div></section></section>
<footer><p>By <a href="https://medium.com/@lo" class="p-author h-card">Lo Kahn</a> on
<a href="https://medium.com/p/abc123def456"><time class="dt-published"
datetime="2019-03-04T10:00:00.000Z">March 4</time></a>.</p>
<p><a href="https://medium.com/@lo/weirs-abc123def456" class="p-canonical">Link</a></p></footer>
</article></body></html>"""
TITLE = '<h3 class="graf graf--h3 graf--title">Weirs</h3>'


@pytest.fixture
def export(tmp_path) -> Path:
    path = tmp_path / "medium-export.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("posts/2019-03-04_Weirs-abc123def456.html", STORY.format(title=TITLE))
        file.writestr("posts/2019-03-05_Yes--abc123def457.html", STORY.format(title=""))
        file.writestr("posts/draft_Idea-abc123def458.html", STORY.format(title=TITLE))
        file.writestr("claps/claps-0001.html", "<html></html>")
        file.writestr("profile/profile.html", "<html></html>")
    return path


def records_of(kind: type, path: Path) -> list:
    return [record for record in read(path) if isinstance(record, kind)]


def test_an_export_is_recognized(export):
    assert recognize(export).name == "medium"


def test_a_story_is_read_with_all_its_parts(export):
    story = records_of(Entry, export)[0]
    assert (story.key, story.title, story.slug) == ("abc123def456", "Weirs", "weirs")
    assert (story.excerpt, story.authors) == ("On rivers", ("/@lo",))
    assert story.published_at == datetime(2019, 3, 4, 10, tzinfo=UTC)
    assert story.paths == ("/@lo/weirs-abc123def456", "/weirs-abc123def456", "/p/abc123def456")
    assert "<h3" not in story.html and "<hr" not in story.html
    assert '<pre data-language="python"><code>a &lt; b\nc</code></pre>' in story.html
    assert '<p><a href="https://a.example/">A</a></p>' in story.html
    assert "<figcaption>A weir</figcaption>" in story.html


def test_drafts_and_responses_are_not_published(export):
    assert [(story.slug, story.status) for story in records_of(Entry, export)] == [
        ("weirs", Status.PUBLISHED),
        ("yes", Status.DRAFT),
        ("idea", Status.DRAFT),
    ]
    assert [problem.message for problem in records_of(Problem, export)] == [
        "It has no title, as responses to other stories have none: it becomes a draft."
    ]


def test_the_author_is_read_once_and_the_rest_is_named(export):
    assert [(author.key, author.name) for author in records_of(Author, export)] == [
        ("/@lo", "Lo Kahn")
    ]
    assert [skipped.what for skipped in records_of(Skipped, export)] == ["what you applauded"]


def test_enormous_pages_are_refused(export, monkeypatch):
    monkeypatch.setattr(pages, "MAX_BYTES", 1_000)
    with pytest.raises(ExportRefused, match="has more than"):
        list(read(export, name="medium"))
