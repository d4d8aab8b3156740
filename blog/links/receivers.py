"""Collect the links of a post or a source when it changes."""

from functools import partial
from typing import Any

from django.db import transaction

from blog.links.collecting import collect_source
from blog.links.running import checks_links
from blog.links.tasks import collect_links
from blog.posts.signals import post_changed
from blog.site.models import Site
from blog.sources.models import Source
from blog.sources.signals import source_changed


def connect() -> None:
    post_changed.connect(on_post_changed, dispatch_uid="links")
    source_changed.connect(on_source_changed, dispatch_uid="links")


def on_post_changed(pk: int, **_kwargs: Any) -> None:
    if checks_links(Site.objects.current()):
        collect_links.enqueue(pk)


def on_source_changed(source: Source, **_kwargs: Any) -> None:
    if checks_links(Site.objects.current()):
        transaction.on_commit(partial(collect_source, source))
