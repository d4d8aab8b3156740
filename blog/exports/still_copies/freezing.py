"""Freezing the blog: a folder with every public page as a file."""

import shutil
from contextlib import ExitStack
from pathlib import Path

from django.contrib.staticfiles import finders

from blog.exports.archives.zip_files import ArchiveError, written_whole
from blog.exports.still_copies.copying import Copier, Report, StillCopy
from blog.exports.still_copies.rewriting import SEARCH_SCRIPT
from blog.exports.still_copies.search_index import write_index
from blog.exports.still_copies.warc import WarcWriter
from blog.site.localizing import localized
from blog.site.models import Site

MARK = "still-copy.txt"
ABOUT = (
    "A still copy of a blog, made by Ibid. Open index.html. Another copy replaces this folder.\n"
)


def freeze(
    folder: Path,
    *,
    url: str = "",
    warc: Path | None = None,
    report: Report = lambda _count: None,
) -> StillCopy:
    """Write a still copy into `folder`, which appears when it is complete.

    It replaces an earlier copy. `url` is where it will be, for feeds and canonical links. With
    `warc`, the answers are recorded in that file, too. Raise ArchiveError if the folder has
    something else, or cannot be written.
    """
    _refuse_other(folder)
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        with ExitStack() as opened:
            record = WarcWriter(opened.enter_context(written_whole(warc))) if warc else None
            copier = Copier(part, url=url.rstrip("/"), record=record, report=report)
            copier.copy_all()
        _add_search(part)
        (part / MARK).write_text(ABOUT)
        _put_in_place(part, folder)
    except OSError as error:
        raise ArchiveError(f"{folder} could not be written: {error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return copier.copy


def _refuse_other(folder: Path) -> None:
    if (
        folder.exists()
        and not (folder / MARK).exists()
        and (not folder.is_dir() or any(folder.iterdir()))
    ):
        raise ArchiveError(f"{folder} has something else in it, which was left as it is.")


def _add_search(folder: Path) -> None:
    site = Site.objects.current()
    with localized(site):
        write_index(folder / "search")
    script = finders.find(f"js/{SEARCH_SCRIPT}")
    shutil.copyfile(str(script), folder / "search" / SEARCH_SCRIPT)


def _put_in_place(part: Path, folder: Path) -> None:
    former = folder.with_name(f".{folder.name}.former")
    shutil.rmtree(former, ignore_errors=True)
    if folder.exists():
        folder.rename(former)
    part.rename(folder)
    shutil.rmtree(former, ignore_errors=True)
