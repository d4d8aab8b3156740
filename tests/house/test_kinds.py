"""No kind of content lacks a side, and each side does what a sample shows."""

import json
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from selectolax.lexbor import LexborHTMLParser

from blog.posts.kinds.registry import KINDS
from blog.site.models import Site
from blog.text.formats.post_markdown import post_html
from blog.text.html.feed_content import feed_content
from blog.text.html.sanitizing import clean_post
from blog.text.kinds.catalog import FORMS
from blog.text.words.search_text import text_of_html
from tests.factories import make_draft, make_file, make_picture, make_source
from tests.sample_files import wav

ROOT = Path(__file__).parents[2]
SAMPLES = json.loads((ROOT / "tests" / "samples" / "kinds.json").read_text("utf-8"))
KINDS_BY_NAME = {kind.form.name: kind for kind in KINDS}

each_kind = pytest.mark.parametrize("kind", KINDS, ids=list(KINDS_BY_NAME))


@pytest.fixture(autouse=True)
def _all_players(request):
    """Allow the player of the sample's film."""
    if "django_db" in request.keywords:
        request.getfixturevalue("db")
        Site(pk=Site.SINGLETON_PK, embed_hosts="player.vimeo.com").save()


def stored(name: str) -> str:
    """Return the stored sample; a name in braces in it becomes an existing row."""
    sample = SAMPLES[name]["stored"]
    if "{picture}" in sample:
        sample = sample.replace("{picture}", str(make_picture(alt="A map").pk))
    if "{file}" in sample:
        sample = sample.replace("{file}", str(make_file(title="Minutes of the meeting").pk))
    if "{recording}" in sample:
        sample = sample.replace("{recording}", str(make_file(content=wav(), name="talk.wav").pk))
    return sample.replace("{source}", str(make_source().pk) if "{source}" in sample else "")


def selected(selector: str, html: str) -> list:
    return LexborHTMLParser(f"<!doctype html><body>{html}").css(selector)


def test_every_kind_is_registered_once_and_has_a_sample():
    assert [kind.form for kind in KINDS] == list(FORMS)
    assert list(SAMPLES) == [form.name for form in FORMS]


@each_kind
@pytest.mark.django_db
def test_it_is_stored_as_its_sample_and_cleaned_of_the_rest(kind):
    sample = stored(kind.form.name)
    assert clean_post(sample) == sample
    assert selected(kind.form.stored, sample)
    hostile = sample.replace(">", ' onclick="x()" style="color: red">', 1)
    assert clean_post(hostile) == sample


@each_kind
@pytest.mark.django_db
def test_its_page_shows_it_without_scripts_and_styles(kind):
    rendered = make_draft(body=stored(kind.form.name)).rendered
    assert selected(kind.form.shown, rendered)
    assert not selected("script, style, [style], [onclick]", rendered)
    assert kind.form.look.mark in rendered


@each_kind
@pytest.mark.django_db
def test_its_feed_shows_it_with_its_text(kind):
    post = make_draft(body=stored(kind.form.name))
    content = feed_content(post.rendered, base="https://example.org/a/", prefix="p-")
    assert not selected("script, style, [style], button, input, details, iframe", content)
    assert SAMPLES[kind.form.name]["fed"] in " ".join(unescape(content).split())


@each_kind
@pytest.mark.django_db
def test_its_text_is_found_by_the_search(kind):
    assert text_of_html(stored(kind.form.name)) == SAMPLES[kind.form.name]["text"]


@each_kind
def test_markdown_brings_it(kind):
    sample = SAMPLES[kind.form.name]
    assert post_html(sample["markdown"]) == sample["from_markdown"]


@each_kind
def test_buttons_of_its_own_replace_built_in_ones(kind):
    own = kind.form.editor.own
    assert list(kind.form.editor.extensions)[-len(own) :] == list(own) or not own


@each_kind
def test_its_files_exist(kind):
    look, form = kind.form.look, kind.form
    for path in (look.screen, look.print, *look.scripts):
        assert finders.find(path), path
    modules = [*form.editor.own.values(), form.imports.pasted]
    for module in modules:
        assert (ROOT / "static" / "js" / "editor" / f"{module}.js").is_file(), module
    for name, module in form.editor.own.items():
        script = (ROOT / "static" / "js" / "editor" / f"{module}.js").read_text("utf-8")
        assert f"export const {name} = " in script


@each_kind
@pytest.mark.django_db
def test_the_checklist_names_its_checks(kind):
    titles = [check.title for check in kind.checks(stored(kind.form.name))]
    assert titles == SAMPLES[kind.form.name]["checks"]
