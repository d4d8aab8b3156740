"""Background tasks that read files."""

from django_tasks import task

from blog.media.files.models import MediaFile


@task()
def read_file(pk: int) -> None:
    """Read the text of a PDF and draw its first page; other formats need nothing."""
    from blog.media.files.reading import read_pdf  # noqa: PLC0415  takes 15 MB

    file = MediaFile.objects.filter(pk=pk, format="pdf").first()
    if file and file.is_intact:
        read_pdf(file)
