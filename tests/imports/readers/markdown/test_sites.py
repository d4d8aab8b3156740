from datetime import UTC, datetime

import pytest

from blog.imports.readers.archives import open_archive
from blog.imports.readers.markdown.sites import Named, Site, path_on_site, site_of

DATE = datetime(2020, 2, 3, tzinfo=UTC)


def named(path: str, **fields: object) -> Named:
    values = {"slug": "weirs", "title": "Weirs", "date": DATE, "categories": (), "is_page": False}
    return Named(path, **{**values, **fields})


@pytest.mark.parametrize(
    ("site", "page", "path"),
    [
        (Site("jekyll"), named("_posts/x.md", categories=("A B",)), "/a-b/2020/02/03/weirs.html"),
        (Site("jekyll", settings={"permalink": "pretty"}), named("x"), "/2020/02/03/weirs/"),
        (Site("jekyll", settings={"permalink": "/:year/:title"}), named("x"), "/2020/weirs"),
        (Site("jekyll"), named("about.md", is_page=True), "/about.html"),
        (Site("jekyll"), named("team/index.md", is_page=True), "/team/"),
        (Site("hugo"), named("content/posts/weirs.md"), "/posts/weirs/"),
        (Site("hugo"), named("content/posts/weirs/index.md"), "/posts/weirs/"),
        (
            Site("hugo", settings={"permalinks": {"posts": "/:year/:month/:slug/"}}),
            named("content/posts/weirs.md"),
            "/2020/02/weirs/",
        ),
        (Site("pelican"), named("content/weirs.md"), "/weirs.html"),
        (Site("pelican"), named("content/pages/a.md", is_page=True), "/pages/weirs.html"),
        (
            Site("pelican", settings={"article_url": "{date:%Y}/{slug}/"}),
            named("content/weirs.md"),
            "/2020/weirs/",
        ),
        (Site(), named("weirs.md"), "/weirs/"),
    ],
)
def test_pages_have_the_paths_of_their_generator(site, page, path):
    assert path_on_site(site, page) == path


@pytest.mark.parametrize(
    ("name", "text", "generator", "title"),
    [
        ("_config.yml", "title: Canals", "jekyll", "Canals"),
        ("site/hugo.toml", 'title = "Canals"', "hugo", "Canals"),
        ("pelicanconf.py", "TITLE = 'Canals'  # ours\nimport os", "pelican", "Canals"),
        ("_config.yml", "title: [", "jekyll", ""),
        ("_posts/a.md", "x", "jekyll", ""),
        ("a.md", "x", "", ""),
    ],
)
def test_the_generator_is_recognized(tmp_path, name, text, generator, title):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    with open_archive(tmp_path) as archive:
        site = site_of(archive)
    assert (site.generator, site.text("title")) == (generator, title)
