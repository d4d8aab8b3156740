"""Comments of WXR: threads, pingbacks and trackbacks, and their states."""

from collections.abc import Iterator, Mapping

from blog.imports.readers.texts.plain import plain_text
from blog.imports.readers.wordpress.fields import Fields, moment
from blog.imports.records import Comment, CommentState, Place, Record, Skipped

_STATES = {
    "1": CommentState.PUBLISHED,
    "approve": CommentState.PUBLISHED,
    "approved": CommentState.PUBLISHED,
    "0": CommentState.PENDING,
    "hold": CommentState.PENDING,
    "spam": CommentState.SPAM,
}
_PINGS = {"pingback", "trackback"}
_TYPES = {"", "comment", "review"}
ANONYMOUS = "Anonymous"


def comments_of(item: Fields, place: Place, logins: Mapping[str, str]) -> Iterator[Record]:
    """Yield the comments of an item; `logins` are of authors with posts, by their ID."""
    entry = item.short("wp:post_id")
    for element in item.all("wp:comment"):
        yield _record(Fields(element), entry, place, logins)


def _record(fields: Fields, entry: str, place: Place, logins: Mapping[str, str]) -> Record:
    key, kind = fields.short("wp:comment_id"), fields.short("wp:comment_type")
    place = Place(place.file, place.line, f"{place.label}, comment {key}")
    created_at = moment(fields.get("wp:comment_date_gmt")) or moment(fields.get("wp:comment_date"))
    if kind not in _TYPES | _PINGS:
        reason = "This type of comment comes from a plugin."
        return Skipped(place=place, what=f"comment of the type “{kind}”", reason=reason)
    if created_at is None:
        return Skipped(place=place, what="comment", reason="It has no date.")
    parent = fields.short("wp:comment_parent")
    return Comment(
        place=place,
        key=key,
        entry=entry,
        parent="" if parent == "0" else parent,
        state=_STATES.get(fields.short("wp:comment_approved"), CommentState.REJECTED),
        created_at=created_at,
        name=plain_text(fields.get("wp:comment_author")) or ANONYMOUS,
        email=fields.short("wp:comment_author_email"),
        url=fields.short("wp:comment_author_url"),
        html=fields.get("wp:comment_content").strip(),
        author=logins.get(fields.short("wp:comment_user_id"), ""),
        is_pingback=kind in _PINGS,
    )
