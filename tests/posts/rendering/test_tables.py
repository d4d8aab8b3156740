"""Tables on the page of a post."""

import pytest

from tests.factories import make_draft

pytestmark = pytest.mark.django_db

ROWS = "<tr><th>Year</th></tr><tr><th>1969</th></tr>"


def test_a_caption_names_the_table_and_the_box_that_scrolls():
    body = f'<table data-caption="A &lt;b&gt;"><tbody>{ROWS}</tbody></table>'
    rendered = make_draft(body=body).rendered
    assert rendered == (
        '<div class="table-box" tabindex="0" role="region" aria-label="A &lt;b&gt;">'
        "<table><caption>A &lt;b&gt;</caption><tbody>"
        '<tr><th scope="col">Year</th></tr><tr><th scope="row">1969</th></tr>'
        "</tbody></table></div>"
    )


def test_tables_without_captions_have_different_names():
    table = f"<table><tbody>{ROWS}</tbody></table>"
    assert 'aria-label="Table"' in make_draft(body=table).rendered
    assert 'aria-label="Table 2"' in make_draft(body=table * 2).rendered
