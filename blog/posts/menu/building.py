"""Build the menu, which is stored with the site so that showing a page needs no query for it."""

from collections.abc import Collection

from django.db import transaction

from blog.posts.menu.models import MenuItem
from blog.posts.models import Post, Stage
from blog.site.models import MenuEntry, Site


@transaction.atomic
def make_menu() -> None:
    """Rebuild the stored menu after a change to its items or to a page."""
    site = Site.objects.select_for_update().filter(pk=Site.SINGLETON_PK).first() or Site(
        pk=Site.SINGLETON_PK
    )
    entries = menu_of(MenuItem.objects.select_related("page").order_by("position", "pk"))
    if site.menu != entries:
        site.menu = entries
        site.save()


def menu_of(items: Collection[MenuItem]) -> list[MenuEntry]:
    """Return the entries of `items` or, if there are none, of every page, sorted by title.

    Each page's entry has the date of the page, so that a scheduled page appears on time.
    """
    if not items:
        return _all_pages()
    return [entry for item in items if (entry := _entry(item))]


def _entry(item: MenuItem) -> MenuEntry | None:
    if item.page is None:
        return MenuEntry(title=item.title, url=item.url, since="")
    return _page_entry(item.page, title=item.title) if _has_place(item.page) else None


def _all_pages() -> list[MenuEntry]:
    pages = Post.objects.pages().order_by("title", "pk")
    return [_page_entry(page) for page in pages.defer("body", "rendered") if _has_place(page)]


def _has_place(page: Post) -> bool:
    return page.is_page and page.stage in {Stage.PUBLISHED, Stage.SCHEDULED}


def _page_entry(page: Post, *, title: str = "") -> MenuEntry:
    assert page.published_at is not None, "a page without a date has no place"
    return MenuEntry(
        title=title or page.title,
        url=page.get_absolute_url(),
        since=page.published_at.isoformat(),
    )
