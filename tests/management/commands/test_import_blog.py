import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import CommandError, call_command

from blog.posts.models import Post

pytestmark = pytest.mark.django_db

TAKEOUT = Path(__file__).parents[2] / "samples" / "imports" / "takeout.atom"


class LenientStorage(ManifestStaticFilesStorage):
    """A storage for which pages may name files that were not collected."""

    def stored_name(self, name: str) -> str:
        return name


def run(*arguments: object) -> str:
    output = StringIO()
    call_command("import_blog", *map(str, arguments), stdout=output)
    return output.getvalue()


def test_a_blog_is_imported_and_reported(tmp_path):
    output = run(TAKEOUT, "--offline", "--report", tmp_path / "report.json")
    assert output.startswith("2 posts, 1 pages, 1 drafts, 0 scheduled, 2 comments, 1 pending, ")
    assert "Pictures and files: 0 found, 0 fetched, 2 missing" in output
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert (report["posts"], report["spam"], report["redirects"]) == (2, 1, 3)
    assert Post.objects.count() == 5


def test_a_dry_run_stores_nothing():
    assert run(TAKEOUT, "--dry-run").startswith("2 posts")
    assert not Post.objects.exists()


def test_a_refused_export_is_named(tmp_path):
    with pytest.raises(CommandError, match="There is no file or folder"):
        run(tmp_path / "nothing")
    with pytest.raises(CommandError, match="There is no folder"):
        run(TAKEOUT, "--media", tmp_path / "nothing")


def test_static_files_are_collected_before_the_first_start(settings, tmp_path):
    """Else each address that is requested after the import would count as an error."""
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "page.css").write_text("p { margin: 0 }")
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "collected"
    settings.STATICFILES_DIRS = [tmp_path / "sheets"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    storage = {"BACKEND": f"{__name__}.LenientStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    output = run(TAKEOUT, "--offline")
    assert (tmp_path / "collected" / "staticfiles.json").is_file()
    assert "answers 500" not in output
