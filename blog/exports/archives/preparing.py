"""Preparing the rows of an archive: what they leave out because it follows from the rest.

An archive may come from anyone, so that its HTML and styles are cleaned and checked again.
"""

import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Model

from blog.comments.models import Comment
from blog.comments.spam.bayes.models import TrainingTotals
from blog.comments.spam.rules import SpamRules
from blog.copies.models import KeptCopy
from blog.exports.archives.checking import COPY, MEDIUM
from blog.exports.archives.exporting import body_name
from blog.exports.archives.references import Translate, translate_body
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.people.models import Account
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.tags.models import Tag
from blog.posts.tags.synonyms import Synonym
from blog.posts.unpublished.models import UnpublishedChanges
from blog.site.editing import prepare_site
from blog.site.models import Site
from blog.sources.models import OwnStyle
from blog.sources.styles import check_style
from blog.text.formats.markdown import comment_html
from blog.text.html.sanitizing import clean_post

_READABLE = re.compile(r"</?(h2|h3|p|blockquote|pre|ul|li)>")  # all tags of a readable copy


def prepare(row: Model, *, archive: zipfile.ZipFile, translate: Translate) -> None:
    """Set what the archive leaves out. Raise KeyError or ValueError for what cannot be used."""
    if type(row) is Post:
        html = archive.read(body_name(row.pk)).decode().partition("\n")[2]
        row.body = clean_post(translate_body(html, translate))
    elif found := _PREPARING.get(type(row)):
        found(row)


def _account(account: Account) -> None:
    account.password = make_password(None)


def _site(site: Site) -> None:
    site.pk = Site.SINGLETON_PK
    prepare_site(site)


def _comment(comment: Comment) -> None:
    comment.rendered = comment_html(comment.body) if comment.body else ""


def _revision(revision: Revision) -> None:
    revision.body = clean_post(revision.body)


def _changes(changes: UnpublishedChanges) -> None:
    if "body" in changes.parts:
        changes.parts["body"] = clean_post(changes.parts["body"])


def _medium(medium: Picture | MediaFile) -> None:
    found = MEDIUM.fullmatch(f"media/{medium.path}")
    if not found or found[2] != medium.digest:
        raise ValueError(f"“{medium.path}” is not the name of a medium")


def _copy(copy: KeptCopy) -> None:
    if not COPY.fullmatch(f"copies/{copy.path}") or "<" in _READABLE.sub("", copy.html):
        raise ValueError(f"the copy of {copy.url} is not one that Ibid made")


def _named(row: Tag | Synonym) -> None:
    row._meta.get_field("folded").pre_save(row, add=True)


def _style(style: OwnStyle) -> None:
    check_style(style.csl.encode())


def _only(row: Model) -> None:
    row.pk = 1


_PREPARING: Mapping[type[Model], Callable[[Any], None]] = {
    Account: _account,
    Comment: _comment,
    KeptCopy: _copy,
    MediaFile: _medium,
    OwnStyle: _style,
    Picture: _medium,
    Revision: _revision,
    Site: _site,
    SpamRules: _only,
    Synonym: _named,
    Tag: _named,
    TrainingTotals: _only,
    UnpublishedChanges: _changes,
}
