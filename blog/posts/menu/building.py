"""The menu of every page, stored with the blog so that no page asks for it again."""

from collections.abc import Collection

from django.db import transaction

from blog.posts.menu.models import MenuItem
from blog.posts.models import Post, Stage
from blog.site.models import MenuEntry, Site


@transaction.atomic
def make_menu() -> None:
    """Store what the menu shows, after a change of its items or of a page."""
    site = Site.objects.select_for_update().filter(pk=Site.SINGLETON_PK).first() or Site(
        pk=Site.SINGLETON_PK
    )
    entries = menu_of(MenuItem.objects.select_related("page").order_by("position", "pk"))
    if site.menu != entries:
        site.menu = entries
        site.save()


def menu_of(items: Collection[MenuItem]) -> list[MenuEntry]:
    """What `items` show or, if there are none, every page by its title.

    A scheduled page's entry has its time, and is shown from then on.
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
