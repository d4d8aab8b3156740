"""Build the menu, which is stored with the site so that showing a page needs no query for it."""

from collections.abc import Collection

from django.db import transaction

from blog.posts.choices import Stage
from blog.posts.menu.models import MenuItem
from blog.posts.models import Post
from blog.site.models import MenuEntry, Site
from blog.text.words.sorting import sort_key


@transaction.atomic(savepoint=False)
def make_menu(site: Site | None = None) -> None:
    """Rebuild the stored menu after a change to its items or to a page.

    With `site`, the settings as the caller has read them, the stored menu is not read first, unless
    another change has just replaced it.
    """
    if site and _is_replaced(site):
        return
    stored = Site.objects.select_for_update().filter(pk=Site.SINGLETON_PK).first()
    stored = stored or Site(pk=Site.SINGLETON_PK)
    entries = _entries(stored)
    if stored.menu != entries:
        stored.menu = entries
        stored.save()


def _is_replaced(site: Site) -> bool:
    """Replace the menu of `site` if it is the stored one; return whether it was.

    A change made at the same time replaces it first: then its page is missing from these entries.
    """
    entries = _entries(site)
    same = Site.objects.filter(pk=site.pk, menu=site.menu)
    if same.update(menu=entries):
        site.menu = entries
        return True
    return False


def _entries(site: Site) -> list[MenuEntry]:
    items = MenuItem.objects.select_related("page").order_by("position", "pk")
    return menu_of(items, language=site.language)


def menu_of(items: Collection[MenuItem], *, language: str) -> list[MenuEntry]:
    """Return the entries of `items` or, if there are none, of every page, sorted by title.

    Each page's entry has the date of the page, so that a scheduled page appears on time.
    """
    if not items:
        return _all_pages(language)
    return [entry for item in items if (entry := _entry(item))]


def _entry(item: MenuItem) -> MenuEntry | None:
    if item.page is None:
        return MenuEntry(title=item.title, url=item.url, since="")
    return _page_entry(item.page, title=item.title) if _has_place(item.page) else None


def _all_pages(language: str) -> list[MenuEntry]:
    dated = Post.objects.pages().filter(published_at__isnull=False, withdrawn_at__isnull=True)
    pages = dated.order_by().defer(*Post.LONG_FIELDS)  # by the index of posts by date
    in_order = sorted(pages, key=lambda page: (sort_key(page.title, language), page.pk))
    return [_page_entry(page) for page in in_order if _has_place(page)]


def _has_place(page: Post) -> bool:
    return page.is_page and page.stage in {Stage.PUBLISHED, Stage.SCHEDULED}


def _page_entry(page: Post, *, title: str = "") -> MenuEntry:
    assert page.published_at is not None, "a page without a date has no place"
    return MenuEntry(
        title=title or page.title,
        url=page.get_absolute_url(),
        since=page.published_at.isoformat(),
    )
