"""Finding a published citation style and adding it to the blog."""

import pytest
from django.urls import reverse

from blog.people.models import Account, Role
from blog.sources.available_styles import style_named
from blog.sources.models import OwnStyle
from blog.sources.styles import checking, find_styles
from tests.factories import citing, make_account, make_draft, make_source

pytestmark = pytest.mark.django_db

FIND, CHOOSE, ADD = (reverse(f"admin:style-{name}") for name in ("find", "choose", "add"))
JOURNAL = "the-journal-of-modern-history"


def found(response):
    return [candidate.style.title for candidate in response.context["candidates"]]


def test_the_page_finds_a_journal_with_its_preview(admin):
    page = admin.get(FIND, {"q": "Journal of Modern History"})
    assert found(page) == ["The Journal of Modern History"]
    html = page.content.decode()
    assert "as Chicago Manual of Style" in html
    assert "<i>The Printing Revolution in Early Modern Europe</i>, 2nd ed. (Cambridge" in html
    assert "Eisenstein, <i>The Printing Revolution in Early Modern Europe</i>, 101–3." in html


def test_the_results_have_pages_that_keep_the_query(admin):
    first = admin.get(FIND, {"field": "history", "format": "note"})
    link = first.context["link"]
    assert f'href="{link.replace("&", "&amp;")}2"' in first.content.decode()
    second = admin.get(FIND + link + "2")
    assert len(found(first)) == len(found(second)) == 10
    assert not set(found(first)) & set(found(second))


def test_wrong_filters_are_ignored(admin):
    page = admin.get(FIND, {"q": JOURNAL, "field": "no", "format": "no", "page": "x"})
    assert found(page) == ["The Journal of Modern History"]


def test_a_page_renders_previews_only_for_a_while(admin, monkeypatch):
    monkeypatch.setattr("blog.admin.sources.published_styles.PREVIEW_SECONDS", 0)
    page = admin.get(FIND, {"q": JOURNAL})
    assert "This style has no preview now." in page.content.decode()


def test_the_dialog_shows_a_search_then_only_its_results(admin):
    assert 'id="style-use"' in admin.get(CHOOSE).content.decode()
    html = admin.get(CHOOSE, {"q": "journal of modern history"}).content.decode()
    assert 'data-count="1 style"' in html
    assert f'value="{JOURNAL}"' in html
    assert 'id="style-use"' not in html
    assert "No styles found." in admin.get(CHOOSE, {"q": "xyzzy"}).content.decode()


def test_an_added_style_can_be_chosen_and_formats_posts(admin):
    response = admin.post(ADD, {"style": JOURNAL, "q": "modern"}, follow=True)
    assert response.redirect_chain[0][0] == f"{FIND}?q=modern&field=&format="
    html = response.content.decode()
    assert "“The Journal of Modern History” is now among your citation styles." in html
    assert "already yours" in html
    style = OwnStyle.objects.get()
    assert (style.key, style.title) == (f"csl-{JOURNAL}", "The Journal of Modern History")
    assert f'value="{style.key}"' in admin.get(reverse("admin:blog_post_add")).content.decode()
    post = make_draft(
        body=f"<p>a{citing(make_source(title='The Split'))}</p>", citation_style=style.key
    )
    assert "<i>The Split</i>" in post.rendered_sources
    log = Account.objects.get().logentry_set.values_list("change_message", flat=True)
    assert list(log) == ["Added the citation style “The Journal of Modern History”."]


def test_a_style_is_added_once(admin):
    for _time in range(2):
        answer = admin.post(ADD, {"style": JOURNAL}, headers={"accept": "application/json"})
        assert answer.json() == {
            "key": f"csl-{JOURNAL}",
            "title": "The Journal of Modern History",
        }
    assert OwnStyle.objects.count() == 1


def test_an_included_style_is_not_added_again(admin):
    answer = admin.post(ADD, {"style": "apa"}, headers={"accept": "application/json"})
    assert answer.json()["key"] == "apa"
    assert OwnStyle.objects.count() == 0


def test_a_long_name_has_a_key_of_its_own(admin):
    name = max((style.name for style in find_styles("")), key=len)
    key = admin.post(ADD, {"style": name}, headers={"accept": "application/json"}).json()["key"]
    assert len(key) == 64
    assert style_named(key).title == OwnStyle.objects.get().title


def test_a_style_that_fails_its_test_is_refused_with_the_reason(admin, monkeypatch):
    checking.read_style.cache_clear()  # another test may have read this style
    monkeypatch.setattr(checking, "MAX_STEPS", 1)
    json = admin.post(ADD, {"style": "nature"}, headers={"accept": "application/json"})
    assert (json.status_code, json.json()["error"][:25]) == (422, "The style is too complex:")
    page = admin.post(ADD, {"style": "nature"}, follow=True)
    assert "The style is too complex:" in page.content.decode()
    assert OwnStyle.objects.count() == 0


def test_an_unknown_style_is_not_found(admin):
    assert admin.post(ADD, {"style": "no-such-style"}).status_code == 404
    assert admin.post(ADD).status_code == 404


def test_moderators_do_not_choose_styles(client):
    client.force_login(make_account(role=Role.MODERATOR))
    assert [client.get(url).status_code for url in (FIND, CHOOSE)] == [404, 404]
    assert client.post(ADD, {"style": JOURNAL}).status_code == 404
