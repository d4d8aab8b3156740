"""Making an export: its file is written whole, then kept in storage."""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files import File
from django.utils.crypto import get_random_string

from blog.exports.archives.exporting import export_blog
from blog.exports.archives.zip_files import ArchiveError
from blog.exports.runs.models import BlogExport, ExportFormat, storage
from blog.exports.wordpress.writing import write_wxr

logger = logging.getLogger(__name__)


def make_export(run: BlogExport) -> None:
    """Write the file of the export and keep it in storage, or note why that cannot be done."""
    try:
        with TemporaryDirectory(dir=settings.DATA_DIR, prefix="export-") as folder:
            path = Path(folder) / run.file_name
            run.posts = _write(run, path)
            run.size = path.stat().st_size
            with path.open("rb") as file:
                name = f"{get_random_string(24)}.{run.format}"
                run.file = storage().save(name, File(file))
    except (ArchiveError, OSError) as error:
        logger.warning("The export %s could not be written: %s", run.pk, error)
        run.error = f"The export could not be written: {error}"
    _record(run)


def _write(run: BlogExport, path: Path) -> int:
    """Write the file, and return how many posts it has."""
    if run.format == ExportFormat.WXR:
        return write_wxr(path, author=run.author)
    return export_blog(path, author=run.author)["posts"]


def _record(run: BlogExport) -> None:
    """Record what was made; if the export was deleted meanwhile, delete its file."""
    made = {name: getattr(run, name) for name in ("posts", "size", "file", "error")}
    if not BlogExport.objects.filter(pk=run.pk).update(**made) and run.file:
        storage().delete(run.file)
