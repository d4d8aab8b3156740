"""The posts that imported comments belong to: entries of the export, or posts here by a path."""

from collections.abc import Callable, Collection

from blog.imports.links import path_of
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.site.public_paths.models import PublicPath

PATH = "path:"


def posts_of(entries: Collection[str], *, ref: Callable[[str], str]) -> dict[str, Post]:
    """Return the posts by how comments name them; `ref` makes the reference of an entry's key."""
    keys = {ref(entry): entry for entry in entries if not entry.startswith(PATH)}
    posts = Post.objects.filter(import_ref__in=keys).only("pk", "import_ref")
    found = {keys[post.import_ref]: post for post in posts if post.import_ref}
    paths = {entry: path_of(entry.removeprefix(PATH)) for entry in entries if entry not in found}
    at_path = _posts_at({form for path in paths.values() for form in _forms(path)})
    for entry, path in paths.items():
        if entry.startswith(PATH):
            post = next((at_path[form] for form in _forms(path) if form in at_path), None)
            found |= {entry: post} if post else {}
    return found


def _forms(path: str) -> list[str]:
    """Return a path as it is, and with and without a slash at its end."""
    other = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    return [path, other]


def _posts_at(paths: Collection[str]) -> dict[str, Post]:
    moved = dict(
        PublicPath.objects.filter(path__in=paths)
        .exclude(moved_to="")
        .values_list("path", "moved_to")
    )
    known = Permalink.objects.filter(path__in={*paths, *moved.values()}).select_related("post")
    posts = {permalink.path: permalink.post for permalink in known if permalink.post}
    return {**{old: posts[new] for old, new in moved.items() if new in posts}, **posts}
