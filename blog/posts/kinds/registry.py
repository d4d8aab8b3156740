"""All kinds of content, in the order in which they are placed on a page.

docs/recipes.md describes how to add one; `tests/house/test_kinds.py` holds that none lacks a side.
"""

from blog.posts.kinds import checks
from blog.posts.kinds.kind import Kind, as_stored, nothing_to_check
from blog.posts.rendering.boxes import place_boxes, place_folded_parts, place_galleries
from blog.posts.rendering.code import place_code
from blog.posts.rendering.embeds import place_embeds, place_pictured_embeds
from blog.posts.rendering.figures import place_figures
from blog.posts.rendering.files import place_documents, place_recordings
from blog.posts.rendering.formulas import place_formulas
from blog.posts.rendering.marks import place_citations, place_notes
from blog.posts.rendering.progress import Progress
from blog.posts.rendering.tables import place_tables
from blog.text.kinds import catalog


def _place_headings(progress: Progress) -> None:
    progress.text.add_heading_ids()


def _place_prose(progress: Progress) -> None:
    progress.text.set_directions(base=progress.base)


def _place_pictures(progress: Progress) -> None:
    text, pictures = progress.text, progress.used.pictures
    standing = place_pictured_embeds(text, pictures, hosts=progress.site.embed_hosts.split())
    progress.figures.update(place_figures(text, pictures) | standing)


def _place_documents(progress: Progress) -> None:
    place_documents(progress.text, progress.used.files)


def _place_recordings(progress: Progress) -> None:
    place_recordings(progress.text, progress.used.files)


def _place_embeds(progress: Progress) -> None:
    place_embeds(progress.text, hosts=progress.site.embed_hosts.split())


def _place_verse(progress: Progress) -> None:
    progress.text.wrap_verse_lines()


KINDS = (
    Kind(catalog.HEADING, _place_headings, checks.headings),
    Kind(catalog.PROSE, _place_prose, checks.links),
    Kind(catalog.FORMULA, place_formulas, checks.formulas),
    Kind(catalog.CITATION, place_citations, checks.citations),
    Kind(catalog.NOTE, place_notes, nothing_to_check),
    Kind(catalog.PICTURE, _place_pictures, checks.pictures),
    Kind(catalog.GALLERY, place_galleries, checks.galleries),
    Kind(catalog.FILE, _place_documents, checks.files),
    Kind(catalog.RECORDING, _place_recordings, checks.recordings),
    Kind(catalog.EMBED, _place_embeds, checks.embeds),
    Kind(catalog.VERSE, _place_verse, nothing_to_check),
    Kind(catalog.CODE, place_code, nothing_to_check),
    Kind(catalog.TABLE, place_tables, checks.tables),
    Kind(catalog.DEFINITIONS, as_stored, nothing_to_check),
    Kind(catalog.BOX, place_boxes, nothing_to_check),
    Kind(catalog.FOLDED, place_folded_parts, checks.folded_parts),
)
